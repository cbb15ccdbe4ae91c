export { countRows } from './count-rows.js';
export { findTrino, type TrinoChoice } from './install-trino.js';
export { TrinoError, type TrinoColumn, type TrinoResult, type TrinoSession } from './query-trino.js';
export { registerLake, registerTable, type TableRegistration } from './register-table.js';
export { startTrino, type TrinoServer } from './start-trino.js';
