/**
 * The same function, which keeps its last answer: the keys of a listing come folder by folder, so
 * that what is asked of a folder need not be found out again for each of its objects.
 */
export function rememberLast<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  let last: { readonly text: string; readonly answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: ask(text) };
    return last.answer;
  };
}
