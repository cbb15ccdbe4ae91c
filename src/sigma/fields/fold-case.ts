/**
 * Lower case, character by character: what the SQL engines and EventBridge do. JavaScript alone looks
 * at neighbours (a final Σ) and lengthens İ.
 */
export function foldCase(text: string): string {
  if (!/[\u0130\u03a3]/.test(text)) return text.toLowerCase();
  return [...text].map((letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase())).join('');
}
