/**
 * That help can be had in a language, said in that language. Each begins with what the clinic says in `languages` in
 * `clinic.yaml`. A clinic can override each, and an empty sentence names the language in English only. Have somebody who
 * speaks the language read a sentence before you publish it.
 */
export const languageWords = {
  arabic: 'يمكننا مساعدتك بالعربية. اتصل بنا أو راسلنا.',
  'british sign language':
    'You can use British Sign Language (BSL) with us. Write to us and we’ll arrange it.',
  french: 'Nous pouvons vous aider en français. Appelez-nous ou écrivez-nous.',
  irish: 'Is féidir linn cabhrú leat i nGaeilge. Cuir glaoch orainn nó seol ríomhphost chugainn.',
  polish: 'Możemy pomóc po polsku. Zadzwoń lub napisz do nas.',
  portuguese: 'Podemos ajudar em português. Ligue-nos ou escreva-nos.',
  punjabi: 'ਅਸੀਂ ਪੰਜਾਬੀ ਵਿੱਚ ਮਦਦ ਕਰ ਸਕਦੇ ਹਾਂ। ਸਾਨੂੰ ਫ਼ੋਨ ਜਾਂ ਈਮੇਲ ਕਰੋ।',
  romanian: 'Vă putem ajuta în limba română. Sunați-ne sau scrieți-ne.',
  spanish: 'Podemos ayudarle en español. Llámenos o escríbanos.',
  urdu: 'ہم اردو میں مدد کر سکتے ہیں۔ ہمیں فون کریں یا ای میل بھیجیں۔',
  welsh: 'Gallwn helpu yn Gymraeg. Ffoniwch neu e-bostiwch ni.',
} as const;
