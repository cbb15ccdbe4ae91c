import type { z } from 'zod';
import type { Configuration } from './configuration.js';
import type { ConfigurationProblem } from './configuration-problem.js';
import { contradictionsOf } from './contradictions.js';
import { resolveConfiguration } from './resolve-configuration.js';
import { configurationFile } from './schema/file.js';
import { type Path, readYamlDocument, writePath, type YamlDocument } from './yaml-document.js';

export type ConfigurationResult =
  | { readonly kind: 'ok'; readonly configuration: Configuration }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigurationProblem[] };

/**
 * Reads the text of `orgtrail.yaml`: YAML first, then the shape of each section, then whether the
 * sections contradict each other. Names every problem of the first of these that has any.
 */
export function parseConfiguration(text: string): ConfigurationResult {
  const document = readYamlDocument(text);
  if (document.problems.length > 0) return { kind: 'invalid', problems: document.problems };
  const checked = configurationFile.safeParse(document.value ?? {}, { reportInput: true });
  if (!checked.success) {
    return {
      kind: 'invalid',
      problems: checked.error.issues.flatMap((issue) => problemsOf(issue, document)),
    };
  }
  const configuration = resolveConfiguration(checked.data);
  const problems = contradictionsOf(checked.data, configuration).map(({ path, message, next }) => ({
    path: writePath(path),
    ...document.locate(path),
    message,
    next,
  }));
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', configuration };
}

function problemsOf(issue: z.core.$ZodIssue, document: YamlDocument): readonly ConfigurationProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => unknownName([...issue.path, name], document));
  }
  // No branch of a union fits: the one that came furthest knows best what is missing.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (branch: readonly z.core.$ZodIssue[]) => Math.max(...branch.map(({ path }) => path.length));
    const [closest] = [...issue.errors].sort((one, other) => depth(other) - depth(one));
    if (closest !== undefined && depth(closest) > 0) {
      return closest.flatMap((inner) =>
        problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, document),
      );
    }
  }
  return [problemAt(issue.path, describe(issue), document)];
}

function unknownName(path: Path, document: YamlDocument): ConfigurationProblem {
  const message = 'there is no such name here';
  return { path: writePath(path), ...document.locateName(path), message, next: undefined };
}

function problemAt(path: Path, message: string, document: YamlDocument): ConfigurationProblem {
  return { path: writePath(path), ...document.locate(path), message, next: undefined };
}

function describe(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return isMissing ? `missing; ${issue.message}` : issue.message;
}
