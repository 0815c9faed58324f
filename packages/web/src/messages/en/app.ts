/** What the signed-in app says. */
export const messages = {}
