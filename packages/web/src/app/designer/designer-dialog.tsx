import { branding, issuing } from '@rucksack/contract'
import { Shapes } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'
import { useRead } from '../data/use-read.ts'
import { Button } from '../parts/button.tsx'
import { Waiting } from '../parts/loaded.tsx'
import { useSay } from '../parts/say.tsx'
import type { Design } from './design.ts'

const Designer = lazy(async () => ({ default: (await import('./designer.tsx')).Designer }))

type Props = {
  organisation: string
  title: string
  alt: string
  /** The picture as it is now: if it was drawn here, it is opened. */
  picture: string | null
  file: File | null
  achievement: string | null
  onDone: (picture: File, alt: string) => void
}

/** A button that opens the designer, with the badge as it is or an empty stage. */
export function DesignerDialog({ organisation, title, alt, picture, file, achievement, onDone }: Props) {
  const say = useSay()
  const [begin, setBegin] = useState<{ design: Design | null } | null>(null)
  const { data } = useRead(
    issuing.listAchievements,
    { params: { organisation }, query: { limit: 60 } },
    { enabled: begin !== null },
  )
  const brand = useRead(branding.readBranding, { params: { organisation } }, { enabled: begin !== null })
  const neighbours = useMemo(
    () =>
      (data?.items ?? [])
        .filter(each => each.id !== achievement && each.image !== picture)
        .map(({ name, image }) => ({ name, image })),
    [data, achievement, picture],
  )
  const open = async () => {
    const { fetchDesign } = await import('./use-others.ts')
    const { readDesign } = await import('./read-design.ts')
    const design = file ? readDesign(await file.text()) : picture ? await fetchDesign(picture) : null
    setBegin({ design: design === null ? null : { ...design, alt: alt.trim() === '' ? design.alt : alt } })
  }
  const close = () => setBegin(null)
  return (
    <>
      <Button onPress={() => void open()}>
        <Icon of={Shapes} />
        {say('app.designer.open')}
      </Button>
      <ModalOverlay
        isOpen={begin !== null}
        onOpenChange={open => open || close()}
        isKeyboardDismissDisabled
        className="veil"
      >
        <Modal className="designer-sheet">
          <AriaDialog className="outline-none">
            <Heading slot="title" level={2} className="visually-hidden">
              {say('app.designer.title')}
            </Heading>
            <Suspense fallback={<Waiting />}>
              {begin === null ? null : (
                <Designer
                  title={title}
                  alt={alt}
                  begin={begin.design}
                  neighbours={neighbours}
                  brand={brand.data?.colour ?? brand.data?.above.colour ?? null}
                  onDone={(picture, text) => {
                    onDone(picture, text)
                    close()
                  }}
                  onCancel={close}
                />
              )}
            </Suspense>
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
