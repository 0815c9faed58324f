// On Node 20, where all of it was tried, oidc-provider warns of itself once when it is loaded; nobody can act on that.
const { warn } = console
console.warn = () => {}
const oidc = await import('oidc-provider')
console.warn = warn

export const { Provider, errors, interactionPolicy } = oidc
