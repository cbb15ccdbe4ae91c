import { EXIT, type ExitCode } from '../exit.js';
import type { GlobalOptions } from '../global-options.js';
import { openConfiguration } from '../open-configuration.js';
import type { Output } from '../output.js';
import { describeProof } from './describe-proof.js';
import { printProof } from './print-proof.js';
import { assumptionsOf, proveConfiguration } from './prove-configuration.js';

export async function runProve(
  { config, json }: Pick<GlobalOptions, 'config' | 'json'>,
  output: Output,
): Promise<ExitCode> {
  const configuration = await openConfiguration(config);
  const proof = proveConfiguration(configuration);
  const printed = { proof, config, assumptions: assumptionsOf(configuration) };
  if (json) output.document(describeProof(printed));
  else printProof(output, printed);
  return proof.holds ? EXIT.clean : EXIT.findings;
}
