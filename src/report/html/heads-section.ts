import type { VerifyReport } from '../../digest/index.js';
import { type Html, html } from './html.js';

/** The newest proven digest of every chain: whoever keeps them can tell later whether history was rewritten. */
export function headsSection({ heads }: VerifyReport): Html {
  if (heads.length === 0) return html`<h2>Heads</h2><p>No chain has a proven digest.</p>`;
  return html`<h2>Heads</h2>
<p>The newest proven digest of every chain. Keep this page where those who can write to the location cannot.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">chain</th><th scope="col">until</th><th scope="col">digest</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${heads.map(
  ({ chain, endTime, bucket, object, sha256 }) =>
    html`<tr><td>${chain}</td><td>${endTime}</td><td class="key">s3://${bucket}/${object}</td><td class="key">${sha256}</td></tr>\n`,
)}</tbody>
</table></div>`;
}
