import { UserError } from '../../errors.js';
import { loadCatalog } from '../../query/index.js';
import { type CommandDescription, defineCommand } from '../command.js';
import type { CompletableCommand } from '../completion/completion-model.js';
import { EXIT } from '../exit.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** `orgtrail completion`: the only verb that has to know the others. */
export function describeCompletion(others: readonly CommandDescription[]): CommandDescription {
  const completion: CommandDescription = defineCommand({
    name: 'completion',
    summary: 'print a completion script for a shell',
    details: ['The script knows verbs, options, their values and the names of the queries of this version.'],
    arguments: { shell: { required: true, choices: SHELLS, summary: SHELLS.join(', ') } },
    options: {},
    globals: [],
    examples: [
      { command: 'eval "$(orgtrail completion bash)"', explains: 'in ~/.bashrc' },
      { command: 'source <(orgtrail completion zsh)', explains: 'in ~/.zshrc, after compinit' },
      { command: 'orgtrail completion fish | source', explains: 'in ~/.config/fish/config.fish' },
    ],
    run: async ({ arguments: { shell }, output }) => {
      const wanted = SHELLS.find((known) => known === shell) ?? refuseShell(shell);
      const { completionModel } = await import('../completion/completion-model.js');
      const queries = (await loadCatalog()).map(({ name, title }) => ({ word: name, summary: title }));
      const model = completionModel([...others, completion], queries);
      output.write(await renderScript(wanted, model));
      return EXIT.clean;
    },
  });
  return completion;
}

async function renderScript(shell: Shell, model: readonly CompletableCommand[]): Promise<string> {
  switch (shell) {
    case 'bash':
      return (await import('../completion/bash.js')).bashCompletion(model);
    case 'zsh':
      return (await import('../completion/zsh.js')).zshCompletion(model);
    case 'fish':
      return (await import('../completion/fish.js')).fishCompletion(model);
    default:
      return shell satisfies never;
  }
}

function refuseShell(shell: string): never {
  throw new UserError({
    what: `no completion for the shell ${JSON.stringify(shell)}`,
    where: 'completion',
    next: `Choose one of ${SHELLS.join(', ')}.`,
  });
}
