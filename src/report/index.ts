export { renderBar, renderSparkline } from './chart.js';
export { cleanJsonText, cleanText } from './clean-text.js';
export {
  type CoverageCell,
  type CoverageMatrix,
  coverageMatrix,
  type CoverageRow,
} from './coverage-matrix.js';
export { type CellValue, renderCsvRow } from './csv.js';
export { fitText, padText, textWidth } from './fit-text.js';
export { type FindingGroup, groupFindings } from './group-findings.js';
export { renderHeatMap } from './heat-map.js';
export { type AuditPage, type EvidencePage, renderAuditPage, renderEvidencePage } from './html/index.js';
export { renderJson, renderJsonLine } from './json.js';
export { type OcsfFinding, renderOcsfFinding } from './ocsf-finding.js';
export { countOf, formatCount } from '../count-of.js';
export { formatBytes, formatDuration, formatShare, formatUsd } from './numbers.js';
export {
  createProgress,
  type Progress,
  type ProgressState,
  type ProgressTerminal,
  SILENT_PROGRESS,
} from './progress.js';
export { bold, cyan, dim, green, type Line, red, renderLine, type Span, yellow } from './styled-text.js';
export { renderTable, type Table, type TableColumn } from './table.js';
