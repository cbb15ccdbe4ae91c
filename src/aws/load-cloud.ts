import type { CloudOptions, OpenedCloud } from './deploy/index.js';

/** Opens AWS for deploy, whose many clients are loaded only now, because nobody else needs them. */
export async function openCloud(options: CloudOptions): Promise<OpenedCloud> {
  const deploy = await import('./deploy/index.js');
  return deploy.openCloud(options);
}
