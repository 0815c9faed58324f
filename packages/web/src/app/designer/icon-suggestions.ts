/** Icons that many badges are about, shown before anything is searched. */
export const suggestedIcons = (
  'award book-open graduation-cap medal trophy star rocket lightbulb code puzzle palette music camera film ' +
  'microscope flask-conical globe leaf sprout tree-pine heart handshake users message-circle megaphone ' +
  'hammer wrench cpu bot bike chef-hat dumbbell compass map flag shield-check key pencil scissors brush ' +
  'calculator chart-line languages library newspaper podcast recycle sun ship plane footprints hand-heart'
).split(' ')
