import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const entries = [
  'src/app/main.tsx',
  'src/browser/check.ts',
  'src/browser/enhance.ts',
  'src/styles/main.css',
  'src/styles/public.css',
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
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
