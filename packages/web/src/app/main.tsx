import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'react-intl'
import { RouterProvider } from 'react-router'
import { loadMessages } from '../messages/load-messages.ts'
import { localeFor } from '../messages/locales.ts'
import './app.css'
import { makeQueryClient } from './data/query-client.ts'
import { frame } from './frame.ts'
import { makeRouter } from './routes.tsx'

const place = document.getElementById('app')
if (place) await start(place)

async function start(place: HTMLElement): Promise<void> {
  const locale = localeFor(frame.locale)
  const messages = await loadMessages(locale)
  const router = makeRouter()
  const queries = makeQueryClient()
  createRoot(place).render(
    <StrictMode>
      <IntlProvider locale={locale} messages={messages}>
        <I18nProvider locale={`${locale}-u-ca-gregory`}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </I18nProvider>
      </IntlProvider>
    </StrictMode>,
  )
}
