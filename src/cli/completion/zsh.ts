import type { CompletableCommand, CompletableOption, CompletableWord } from './completion-model.js';

/** A completion script for zsh 5 and later. */
export function zshCompletion(commands: readonly CompletableCommand[]): string {
  const verbs = commands.filter(({ path }) => path.length === 1);
  return `#compdef orgtrail
# orgtrail completion for zsh: source <(orgtrail completion zsh)
_orgtrail() {
  local -a verbs names
  local place="" word
  verbs=(
${verbs.map(({ path, summary }) => `    ${described({ word: path[0]!, summary })}`).join('\n')}
  )
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${place}/\${word}" in
      ${commands.map(({ path }) => `/${path.join('/')}`).join('|')}) place="\${place}/\${word}" ;;
    esac
  done
  case "\${place}" in
    "") _describe 'verb' verbs ;;
${commands.map(branch).join('\n')}
  esac
}
compdef _orgtrail orgtrail
`;
}

function branch(command: CompletableCommand): string {
  const specs = command.options.map((option) => `      ${optionSpec(option)}`);
  const names = command.words.map((word) => `      ${described(word)}`);
  const offered =
    names.length === 0 ? [] : [`      names=(\n${names.join('\n')}\n      )`, "      _describe 'name' names"];
  // Without a rule for the other words, _arguments stops offering options after the verb.
  const rest = command.offersPaths ? "'*:location:_files'" : "'*: : '";
  return [
    `    /${command.path.join('/')})`,
    ...offered,
    `      _arguments \\\n${[...specs, `      ${rest}`].join(' \\\n')}`,
    '      ;;',
  ].join('\n');
}

function optionSpec({ name, summary, takesValue, choices, completes }: CompletableOption): string {
  const head = `${name}[${summary.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]`;
  return quote(takesValue ? `*${head}:value:${actionOf(choices, completes)}` : head);
}

function actionOf(choices: readonly string[], completes: 'folder' | 'file' | undefined): string {
  if (choices.length > 0) return `(${choices.join(' ')})`;
  if (completes === undefined) return '';
  return completes === 'folder' ? '_files -/' : '_files';
}

function described({ word, summary }: CompletableWord): string {
  return quote(`${word.replaceAll(':', String.raw`\:`)}:${summary}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
