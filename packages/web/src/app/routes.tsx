import { createBrowserRouter } from 'react-router'
import { BrokenPage, MissingPage } from './layout/broken-page.tsx'
import { Layout } from './layout/layout.tsx'
import { Waiting } from './parts/loaded.tsx'

/** Every page of the signed-in app; each area is fetched when somebody goes there. */
export function makeRouter() {
  return createBrowserRouter([
    {
      element: <Layout />,
      errorElement: <BrokenPage />,
      hydrateFallbackElement: <Waiting />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            {
              path: '/backpack',
              lazy: async () => ({ Component: (await import('./backpack/shelf-page.tsx')).ShelfPage }),
            },
            {
              path: '/backpack/add',
              lazy: async () => ({ Component: (await import('./backpack/add-page.tsx')).AddPage }),
            },
            {
              path: '/backpack/badges/:id',
              lazy: async () => ({ Component: (await import('./backpack/badge-page.tsx')).BadgePage }),
            },
            {
              path: '/backpack/notices',
              lazy: async () => ({ Component: (await import('./notices/notices-page.tsx')).NoticesPage }),
            },
            {
              path: '/backpack/profile',
              lazy: async () => ({ Component: (await import('./backpack/profile-page.tsx')).ProfilePage }),
            },
            {
              path: '/backpack/collections',
              lazy: async () => ({
                Component: (await import('./collections/collections-page.tsx')).CollectionsPage,
              }),
            },
            {
              path: '/backpack/collections/:id',
              lazy: async () => ({
                Component: (await import('./collections/collection-page.tsx')).CollectionPage,
              }),
            },
            {
              path: '/backpack/groups',
              lazy: async () => ({ Component: (await import('./backpack/groups-page.tsx')).GroupsPage }),
            },
            {
              path: '/manage',
              lazy: async () => ({
                Component: (await import('./manage/organisations-page.tsx')).OrganisationsPage,
              }),
            },
            {
              path: '/manage/copy/:id',
              lazy: async () => ({ Component: (await import('./manage/copy-page.tsx')).CopyPage }),
            },
            {
              path: '/manage/:org',
              lazy: async () => ({
                Component: (await import('./manage/organisation-layout.tsx')).OrganisationLayout,
              }),
              children: organisationPages,
            },
            {
              path: '/account',
              lazy: async () => ({ Component: (await import('./account/account-page.tsx')).AccountPage }),
            },
            {
              path: '/admin',
              lazy: async () => ({ Component: (await import('./admin/admin-page.tsx')).AdminPage }),
            },
            { path: '*', element: <MissingPage /> },
          ],
        },
      ],
    },
  ])
}

const organisationPages = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./manage/achievements-page.tsx')).AchievementsPage }),
  },
  {
    path: 'achievements/new',
    lazy: async () => ({ Component: (await import('./manage/new-achievement-page.tsx')).NewAchievementPage }),
  },
  {
    path: 'achievements/:id',
    lazy: async () => ({ Component: (await import('./manage/achievement-page.tsx')).AchievementPage }),
  },
  {
    path: 'achievements/:id/award',
    lazy: async () => ({ Component: (await import('./manage/award-form-page.tsx')).AwardFormPage }),
  },
  {
    path: 'templates',
    lazy: async () => ({ Component: (await import('./manage/templates-page.tsx')).TemplatesPage }),
  },
  {
    path: 'achievements/:id/award-many',
    lazy: async () => ({ Component: (await import('./batches/new-batch-page.tsx')).NewBatchPage }),
  },
  {
    path: 'shared',
    lazy: async () => ({ Component: (await import('./manage/shared-page.tsx')).SharedPage }),
  },
  {
    path: 'shared/:id/award',
    lazy: async () => ({ Component: (await import('./manage/award-form-page.tsx')).AwardFormPage }),
  },
  {
    path: 'shared/:id/award-many',
    lazy: async () => ({ Component: (await import('./batches/new-batch-page.tsx')).NewBatchPage }),
  },
  {
    path: 'batches',
    lazy: async () => ({ Component: (await import('./batches/batches-page.tsx')).BatchesPage }),
  },
  {
    path: 'batches/:batch',
    lazy: async () => ({ Component: (await import('./batches/batch-page.tsx')).BatchPage }),
  },
  {
    path: 'awards',
    lazy: async () => ({ Component: (await import('./awards/awards-page.tsx')).AwardsPage }),
  },
  {
    path: 'awards/:id',
    lazy: async () => ({ Component: (await import('./awards/award-page.tsx')).AwardPage }),
  },
  {
    path: 'codes',
    lazy: async () => ({ Component: (await import('./codes/codes-page.tsx')).CodesPage }),
  },
  {
    path: 'codes/new',
    lazy: async () => ({ Component: (await import('./codes/new-code-page.tsx')).NewCodePage }),
  },
  {
    path: 'codes/:id',
    lazy: async () => ({ Component: (await import('./codes/code-page.tsx')).CodePage }),
  },
  {
    path: 'codes/:id/screen',
    lazy: async () => ({ Component: (await import('./codes/screen-page.tsx')).ScreenPage }),
  },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('./manage/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'programmes',
    lazy: async () => ({ Component: (await import('./manage/programmes-page.tsx')).ProgrammesPage }),
  },
  {
    path: 'programmes/:id',
    lazy: async () => ({ Component: (await import('./manage/programme-page.tsx')).ProgrammePage }),
  },
  {
    path: 'networks',
    lazy: async () => ({ Component: (await import('./manage/networks-page.tsx')).NetworksPage }),
  },
  {
    path: 'structure',
    lazy: async () => ({ Component: (await import('./manage/structure-page.tsx')).StructurePage }),
  },
  {
    path: 'branding',
    lazy: async () => ({ Component: (await import('./manage/branding-page.tsx')).BrandingPage }),
  },
  {
    path: 'trust',
    lazy: async () => ({ Component: (await import('./manage/trust-page.tsx')).TrustPage }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./manage/settings-page.tsx')).SettingsPage }),
  },
]
