export type { CoverageAnswer, CoverageCell } from './coverage-cell.js';
export { type AuditMatrix, auditMatrix, type AuditMatrixRow } from './coverage-matrix.js';
export { type GroupedMatrix, groupMatrix, type GroupedRow } from './group-matrix.js';
