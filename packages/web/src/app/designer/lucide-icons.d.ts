/** Made by the build; see lucide-icons.ts beside the build's configuration. */
declare module 'virtual:lucide-icons' {
  export const icons: Record<string, { node: [string, Record<string, string>][] }>
}
