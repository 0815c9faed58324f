import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { lucideIcons } from './lucide-icons.ts'

const entries = [
  'src/app/main.tsx',
  'src/browser/check.ts',
  'src/browser/enhance.ts',
  'src/styles/main.css',
  'src/styles/public.css',
]

const packages = (path: string) => `${import.meta.dirname}/../${path}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), lucideIcons()],
  // react-aria publishes its own sources under the condition that names ours, so ours go by path here.
  resolve: {
    alias: [
      { find: /^@rucksack\/contract$/, replacement: packages('contract/src/index.ts') },
      { find: /^@rucksack\/contract\/(.+)$/, replacement: packages('contract/src/$1.ts') },
      { find: /^openbadges$/, replacement: packages('openbadges/src/index.ts') },
      { find: /^openbadges\/(.+)$/, replacement: packages('openbadges/src/$1/index.ts') },
    ],
  },
  worker: { format: 'es' },
  build: {
    outDir: '../../.build/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    manifest: true,
    // Fonts stay files: the content security policy and the reader's cache both want it so.
    assetsInlineLimit: 0,
    cssTarget: ['chrome100', 'firefox100', 'safari15.4'],
    rolldownOptions: { input: entries.map(entry => `${import.meta.dirname}/${entry}`) },
  },
})
