import type { Alert } from '../finding/index.js';
import { alertDocument } from './alert-document.js';
import { alertText } from './alert-text.js';
import { SENT, type Sink } from './sink.js';

/** Alerts for whoever looks at the terminal, or a line of JSON each. */
export function openStdoutSink(format: 'text' | 'json', write: (text: string) => void): Sink {
  const render = format === 'json' ? alertDocument : (alert: Alert) => `${alertText(alert)}\n`;
  return {
    name: 'stdout',
    send: async (alert) => {
      write(`${render(alert)}\n`);
      return SENT;
    },
    close: async () => {},
  };
}
