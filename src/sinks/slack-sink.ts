import type { Alert, Severity } from '../finding/index.js';
import { cleanJsonText } from '../report/index.js';
import { alertFacts, alertHeadline } from './alert-text.js';
import { httpPost } from './http-post.js';
import type { Sink } from './sink.js';
import { webhookAddress } from './webhook-address.js';

const MARK: Readonly<Record<Severity, string>> = {
  critical: '🟥',
  high: '🟧',
  medium: '🟨',
  low: '🟦',
  informational: '⬜',
};

/** https://docs.slack.dev/reference/block-kit/blocks/section-block: the most characters of one text. */
const mostSectionText = 3_000;
const mostHeaderText = 150;

/** An incoming webhook of Slack, or of what understands its messages (Mattermost, Discord's `/slack`). */
export function openSlackSink(name: string, url: string): Sink {
  const address = webhookAddress(name, url);
  return {
    name,
    send: (alert, signal) =>
      httpPost({
        url: address,
        body: cleanJsonText(JSON.stringify(slackMessage(alert))),
        headers: {},
        signal,
      }),
    close: async () => {},
  };
}

export function slackMessage(alert: Alert) {
  const headline = `${MARK[alert.level]} ${alertHeadline(alert)}`;
  const lines = alertFacts(alert).map(({ label, value }) => `*${label}* ${slackText(value)}`);
  return {
    text: slackText(headline),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: clip(headline, mostHeaderText) } },
      { type: 'section', text: { type: 'mrkdwn', text: clip(lines.join('\n'), mostSectionText) } },
    ],
  };
}

/** Slack reads `<…>` as links and mentions, and `*_~\`` as marks: a log's text may be none of them. */
function slackText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}`);
}

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
