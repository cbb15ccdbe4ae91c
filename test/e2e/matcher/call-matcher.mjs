// Stands for Lambda: loads matcher.mjs of a folder and hands it the events of stdin, a line of JSON each.
import dns from 'node:dns';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

// fauxqs names its queues below localhost, which not every resolver knows to be this machine.
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith('.localhost') ? '127.0.0.1' : host, ...rest);

const { handler } = await import(pathToFileURL(`${process.argv[2]}/matcher.mjs`).href);
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await handler(JSON.parse(line)).then(
    () => ({ kind: 'done' }),
    (error) => ({ kind: 'threw', message: error.message }),
  );
  process.stdout.write(`answer ${JSON.stringify(answer)}\n`);
}
