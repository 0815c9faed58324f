const controls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u

/**
 * A name for the middle of plain text, where no `<bdi>` can stand: without bidi controls of its own, and
 * between FSI and PDI (UAX 9) wherever its direction could disturb the sentence.
 */
export function isolate(value: string, direction: 'ltr' | 'rtl'): string {
  const bare = withoutBidiControls(value)
  return direction === 'rtl' || rightToLeft.test(bare) ? `\u2068${bare}\u2069` : bare
}

/** The text without characters that could turn around what stands beside it. */
export function withoutBidiControls(value: string): string {
  return value.replace(controls, '')
}
