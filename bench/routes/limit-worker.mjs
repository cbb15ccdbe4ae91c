import { NO_EMISSIONS, serveEvidence } from '../../dist/evidence/index.js';

serveEvidence(() => ({ accept: () => null, takeEmissions: () => NO_EMISSIONS, flush: () => undefined }));
