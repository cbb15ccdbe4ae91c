import type { CompletableCommand } from './completion-model.js';

/** A completion script for bash 3.2 and later. */
export function bashCompletion(commands: readonly CompletableCommand[]): string {
  return `# orgtrail completion for bash: eval "$(orgtrail completion bash)"
_orgtrail() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" path="" words="" index
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${path}/\${COMP_WORDS[index]}" in
      ${commands.map(({ path }) => `/${path.join('/')}`).join('|')}) path="\${path}/\${COMP_WORDS[index]}" ;;
    esac
  done
  case "\${path} \${previous}" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "\${path}" in
    "") words="${topWords(commands)}" ;;
${commands.map(wordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "\${words}" -- "\${current}"))
  case "\${path}" in
    ${withPaths(commands)}) [[ "\${current}" == -* ]] || COMPREPLY+=($(compgen -f -- "\${current}")) ;;
  esac
}
complete -o filenames -F _orgtrail orgtrail
`;
}

function valueCases({ path, options }: CompletableCommand): readonly string[] {
  return options
    .filter((option) => option.takesValue)
    .map((option) => {
      const offered =
        option.choices.length > 0 ? `-W "${option.choices.join(' ')}"` : generatorOf(option.completes);
      return `    "/${path.join('/')} ${option.name}") COMPREPLY=(${offered === '' ? '' : `$(compgen ${offered} -- "\${current}")`}); return ;;`;
    });
}

function generatorOf(completes: 'folder' | 'file' | undefined): string {
  if (completes === undefined) return '';
  return completes === 'folder' ? '-d' : '-f';
}

function wordCase({ path, options, words }: CompletableCommand): string {
  const offered = [...words.map(({ word }) => word), ...options.map(({ name }) => name), '--help'];
  return `    /${path.join('/')}) words="${offered.join(' ')}" ;;`;
}

function topWords(commands: readonly CompletableCommand[]): string {
  const verbs = commands.filter(({ path }) => path.length === 1).map(({ path }) => path[0]);
  return [...verbs, 'help', '--help', '--version'].join(' ');
}

function withPaths(commands: readonly CompletableCommand[]): string {
  return commands
    .filter((command) => command.offersPaths)
    .map(({ path }) => `/${path.join('/')}`)
    .join('|');
}
