export { openSpool, type Spool, type SpoolOptions } from './spool.js';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';
