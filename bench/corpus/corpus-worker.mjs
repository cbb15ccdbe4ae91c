import { parentPort, workerData } from 'node:worker_threads';

import { loadTemplates } from './templates.mjs';
import { writeLogFile } from './write-log-file.mjs';

const { folder, files } = workerData;
const templates = loadTemplates();
const sizes = files.map((file) => writeLogFile(folder, templates, file));
const sum = (name) => sizes.reduce((total, size) => total + size[name], 0);
parentPort.postMessage({ contentBytes: sum('contentBytes'), storedBytes: sum('storedBytes') });
