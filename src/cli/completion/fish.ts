import type { CompletableCommand, CompletableOption } from './completion-model.js';

/** A completion script for fish 3 and later. */
export function fishCompletion(commands: readonly CompletableCommand[]): string {
  const verbs = commands.filter(({ path }) => path.length === 1);
  return `# orgtrail completion for fish: orgtrail completion fish | source
complete -c orgtrail -f
${verbs.map(({ path, summary }) => `complete -c orgtrail -n __fish_use_subcommand -a ${path[0]} -d ${quote(summary)}`).join('\n')}
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf(command: CompletableCommand): readonly string[] {
  const when = quote(condition(command));
  const start = `complete -c orgtrail -n ${when}`;
  return [
    ...(command.offersPaths ? [`${start} -F`] : []),
    ...command.words.map(
      ({ word, summary }) => `${start} -a ${word}${summary === '' ? '' : ` -d ${quote(summary)}`}`,
    ),
    ...command.options.map((option) => `${start} ${optionFlags(option)} -d ${quote(option.summary)}`),
  ];
}

function condition({ path }: CompletableCommand): string {
  return path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
}

function optionFlags({ name, takesValue, choices, completes }: CompletableOption): string {
  const long = `-l ${name.slice(2)}`;
  if (!takesValue) return long;
  if (choices.length > 0) return `${long} -x -a ${quote(choices.join(' '))}`;
  if (completes === undefined) return `${long} -x`;
  return completes === 'folder' ? `${long} -x -a '(__fish_complete_directories)'` : `${long} -r -F`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
