/** The messages of one area in another language: the same keys, some of which may be missing. */
export type Translation<English> = { [Key in keyof English]?: string }
