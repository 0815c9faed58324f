import type { ReactNode } from 'react'
import { DocsPage } from './docs/docs-page.tsx'
import { ProblemDocsPage } from './docs/problem-docs-page.tsx'
import { Layout } from './layout.tsx'
import { useSpeech } from './messages/speech-context.ts'
import type { Frame, Page } from './page.ts'
import { AchievementPage } from './pages/achievement-page.tsx'
import { BadgePage } from './pages/badge-page.tsx'
import { ClaimPage } from './pages/claim-page.tsx'
import { CodeEntryPage } from './pages/code-entry-page.tsx'
import { CodePage } from './pages/code-page.tsx'
import { ConsentPage } from './pages/consent-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { InvitationPage } from './pages/invitation-page.tsx'
import { IssuerPage } from './pages/issuer-page.tsx'
import { LegalPage } from './pages/legal-page.tsx'
import { MailboxPage, MailPage } from './pages/mailbox-pages.tsx'
import { NetworkPage } from './pages/network-page.tsx'
import { ProblemPage } from './pages/problem-page.tsx'
import { ProfilePage } from './pages/profile-page.tsx'
import { ShareLockedPage } from './pages/share-locked-page.tsx'
import { SetUpPage, SignInCodePage, SignInLinkPage, SignInPage } from './pages/sign-in-pages.tsx'
import { TemplatePage } from './pages/template-page.tsx'
import { VerifyPage } from './pages/verify-page.tsx'

/** What stands in `<body>`: the signed-in app draws its own frame, every other page gets ours. */
export function PageBody({ page, frame }: { page: Page; frame: Frame }) {
  return page.kind === 'app' ? (
    <AppShell frame={frame} />
  ) : (
    <Layout frame={frame}>{contentOf(page, frame)}</Layout>
  )
}

function AppShell({ frame }: { frame: Frame }) {
  const { text } = useSpeech()
  return (
    <>
      <div id="app" />
      <noscript>
        <Layout frame={frame}>
          <p className="lead">{text('app.noscript')}</p>
        </Layout>
      </noscript>
    </>
  )
}

function contentOf(page: Exclude<Page, { kind: 'app' }>, frame: Frame): ReactNode {
  switch (page.kind) {
    case 'home':
      return <HomePage page={page} frame={frame} />
    case 'verify':
      return <VerifyPage page={page} frame={frame} />
    case 'sign-in':
      return <SignInPage page={page} frame={frame} />
    case 'sign-in-code':
      return <SignInCodePage page={page} frame={frame} />
    case 'sign-in-link':
      return <SignInLinkPage page={page} frame={frame} />
    case 'set-up':
      return <SetUpPage page={page} frame={frame} />
    case 'legal':
      return <LegalPage page={page} frame={frame} />
    case 'issuer':
      return <IssuerPage page={page} frame={frame} />
    case 'achievement':
      return <AchievementPage page={page} frame={frame} />
    case 'network':
      return <NetworkPage page={page} frame={frame} />
    case 'template':
      return <TemplatePage page={page} frame={frame} />
    case 'award':
    case 'share':
      return <BadgePage badge={page.badge} />
    case 'profile':
      return <ProfilePage page={page} frame={frame} />
    case 'share-locked':
      return <ShareLockedPage page={page} frame={frame} />
    case 'claim':
      return <ClaimPage page={page} frame={frame} />
    case 'code-entry':
      return <CodeEntryPage page={page} frame={frame} />
    case 'code':
      return <CodePage page={page} frame={frame} />
    case 'consent':
      return <ConsentPage page={page} />
    case 'invitation':
      return <InvitationPage page={page} frame={frame} />
    case 'docs':
      return <DocsPage page={page} frame={frame} />
    case 'docs-problem':
      return <ProblemDocsPage page={page} frame={frame} />
    case 'mailbox':
      return <MailboxPage page={page} frame={frame} />
    case 'mail':
      return <MailPage page={page} frame={frame} />
    case 'problem':
      return <ProblemPage page={page} frame={frame} />
  }
}
