/** Asks somebody at a terminal. Each answer is undefined when they gave up. */
export interface Questioner {
  text(question: TextQuestion): Promise<string | undefined>;
  choose(question: ChoiceQuestion): Promise<string | undefined>;
}

export interface TextQuestion {
  readonly message: string;
  /** Taken when nothing is typed. */
  readonly fallback: string | undefined;
  /** What is wrong with an answer, as a sentence; undefined when nothing is. */
  readonly objection: (answer: string) => string | undefined;
}

export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly fallback: string | undefined;
}

/** Questions go to stderr: what stdout is for is the result. Loaded only where somebody can answer. */
export async function openQuestioner(): Promise<Questioner> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const output = process.stderr;
  const unlessCancelled = (answer: string | symbol): string | undefined =>
    typeof answer === 'symbol' || isCancel(answer) ? undefined : answer;
  return {
    text: async ({ message, fallback, objection }) =>
      unlessCancelled(
        await text({
          message,
          output,
          ...(fallback !== undefined && { placeholder: fallback, defaultValue: fallback }),
          validate: (answer) => objection(answer === undefined || answer === '' ? (fallback ?? '') : answer),
        }),
      ),
    choose: async ({ message, choices, fallback }) =>
      unlessCancelled(
        await select<string>({
          message,
          output,
          options: choices.map(({ value, label, hint }) => ({
            value,
            label,
            ...(hint !== undefined && { hint }),
          })),
          ...(fallback !== undefined && { initialValue: fallback }),
          maxItems: 12,
        }),
      ),
  };
}
