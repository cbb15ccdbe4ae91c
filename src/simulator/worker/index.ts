export { runAccountsInWorkers } from './run-accounts-in-workers.js';
