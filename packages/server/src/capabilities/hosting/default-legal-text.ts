import type { hosting as contract } from '@rucksack/contract'

type Texts = Record<contract.LegalPage['page'], (host: string) => string>

/** The text a legal page has until the operator writes their own: true of the software, honest about what is missing. */
export function defaultLegalText(page: contract.LegalPage['page'], locale: string, host: string): string {
  return (texts[locale] ?? english)[page](host)
}

const english: Texts = {
  terms: host => `# Terms

${host} runs Rucksack, free software for Open Badges. Its operator has not written terms of its own yet.

- You may keep badges here and show them to whom you like.
- Organisations answer for the badges that they award.
- Your badges are yours: you can take all of them elsewhere at any time.`,
  privacy: host => `# Privacy

What ${host} keeps, because the software needs it:

- **Your e-mail addresses**, to sign you in and to find the badges awarded to you.
- **Your badges**, exactly as they were issued. Nobody sees them unless you share them.
- **Awards**: an organisation that awards you a badge keeps a record of it. The badge itself carries your address only as a salted hash.
- **Sessions**: which browsers are signed in and when they were last seen.

There is no tracking, no advertising and nothing from third parties. Cookies are used to keep you signed in and to remember your language.

You can delete your account under Account. Your backpack is then emptied; organisations keep the award with the hashed address only.

The operator has not named a contact for privacy questions yet.`,
  imprint: host => `# Imprint

The operator of ${host} has not filled in this page yet. If you are the operator: sign in and open Admin, Legal pages.`,
  accessibility: host => `# Accessibility

${host} runs Rucksack, which is built to meet WCAG 2.2 level AA: every page can be used by keyboard and with a screen reader, at 320 pixels width and at 200 % size, in light and dark.

If something is in your way, please tell the operator of this host.`,
}

const spanish: Texts = {
  terms: host => `# Condiciones de uso

${host} funciona con Rucksack, software libre para Open Badges. Quien lo administra aún no ha escrito sus propias condiciones.

- Puedes guardar aquí tus insignias y mostrarlas a quien quieras.
- Cada organización responde de las insignias que otorga.
- Tus insignias son tuyas: puedes llevártelas todas a otro sitio cuando quieras.`,
  privacy: host => `# Privacidad

Lo que guarda ${host}, porque el software lo necesita:

- **Tus direcciones de correo**, para que puedas entrar y para encontrar las insignias que te otorgan.
- **Tus insignias**, exactamente como fueron emitidas. Nadie las ve si no las compartes.
- **Otorgamientos**: la organización que te otorga una insignia guarda constancia de ello. La insignia lleva tu dirección solo como resumen criptográfico con sal.
- **Sesiones**: en qué navegadores has entrado y cuándo se usaron por última vez.

No hay rastreo, ni publicidad, ni nada de terceros. Las cookies sirven para mantener tu sesión y recordar tu idioma.

Puedes borrar tu cuenta en Cuenta. Entonces tu mochila se vacía; las organizaciones conservan el otorgamiento solo con la dirección cifrada.

Quien administra este sitio aún no ha indicado un contacto para asuntos de privacidad.`,
  imprint: host => `# Aviso legal

Quien administra ${host} aún no ha rellenado esta página. Si eres tú: entra y abre Administración, Páginas legales.`,
  accessibility: host => `# Accesibilidad

${host} funciona con Rucksack, hecho para cumplir las WCAG 2.2, nivel AA: todas las páginas se pueden usar con teclado y con lector de pantalla, a 320 píxeles de ancho y al 200 % de tamaño, en claro y en oscuro.

Si algo te estorba, díselo a quien administra este sitio.`,
}

const arabic: Texts = {
  terms: host => `# شروط الاستخدام

يعمل ${host} ببرنامج Rucksack، وهو برنامج حر للشارات المفتوحة (Open Badges). لم يكتب المشغّل شروطًا خاصة به بعد.

- يمكنك حفظ شاراتك هنا وعرضها على من تشاء.
- كل مؤسسة مسؤولة عن الشارات التي تمنحها.
- شاراتك ملك لك: يمكنك أخذها كلها إلى مكان آخر في أي وقت.`,
  privacy: host => `# الخصوصية

ما يحفظه ${host} لأن البرنامج يحتاج إليه:

- **عناوين بريدك الإلكتروني**، لتسجيل دخولك وللعثور على الشارات الممنوحة لك.
- **شاراتك** كما صدرت تمامًا. لا يراها أحد ما لم تشاركها.
- **سجلات المنح**: تحتفظ المؤسسة التي تمنحك شارة بسجل لذلك. ولا تحمل الشارة عنوانك إلا بصمةً مشفّرة.
- **الجلسات**: المتصفحات التي سجّلت الدخول منها وآخر مرة استُخدمت فيها.

لا تتبّع ولا إعلانات ولا شيء من أطراف أخرى. تُستخدم ملفات تعريف الارتباط لإبقاء جلستك ولتذكّر لغتك.

يمكنك حذف حسابك من صفحة الحساب. عندها تُفرَّغ حقيبتك، وتحتفظ المؤسسات بسجل المنح مع البصمة فقط.

لم يحدد المشغّل بعد جهة اتصال لأسئلة الخصوصية.`,
  imprint: host => `# بيانات الناشر

لم يملأ مشغّل ${host} هذه الصفحة بعد. إن كنت أنت المشغّل فسجّل الدخول وافتح الإدارة ثم الصفحات القانونية.`,
  accessibility: host => `# إمكانية الوصول

يعمل ${host} ببرنامج Rucksack المصمم ليفي بمعايير WCAG 2.2 من المستوى AA: يمكن استخدام كل صفحة بلوحة المفاتيح وبقارئ الشاشة، بعرض 320 بكسلًا وبحجم ‎200%، في الوضعين الفاتح والداكن.

إذا اعترضك شيء فأخبر مشغّل هذا الموقع من فضلك.`,
}

const texts: Record<string, Texts> = { en: english, es: spanish, ar: arabic }
