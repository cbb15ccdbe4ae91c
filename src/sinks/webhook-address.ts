import { UserError } from '../errors.js';

/** An address that alerts may be sent to: https, or http on this machine. The error does not repeat it. */
export function webhookAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  throw new UserError({
    what: 'its address is not an https:// URL',
    where: `alert destination ${name}`,
    next: 'Alerts name people and machines; plain http is only taken for this machine itself.',
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
