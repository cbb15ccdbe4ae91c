// Runs the command in the arguments and kills it when standard input closes. The parent holds the
// other end of that pipe, and the kernel closes it however the parent dies.
import { spawn } from 'node:child_process';

const [command, ...parameters] = process.argv.slice(2);
const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
const kill = () => child.kill('SIGKILL');

process.stdin.on('close', kill).on('error', kill).resume();
process.on('SIGINT', kill);
process.on('SIGTERM', kill);
child.on('error', (cause) => {
  process.stderr.write(`${cause.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 137));
