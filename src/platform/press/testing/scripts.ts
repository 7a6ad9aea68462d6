/** For tests: a few letters of each script that papers print, with what joins, stacks and turns in it. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  latin: 'Çà ẵ ɛ́ m̐ ǁ',
  greek: 'Ελλάς ῷ',
  cyrillic: 'Књига за́мок',
  arabic: 'مرحبا',
  hebrew: 'שָׁלוֹם',
  devanagari: 'क्षत्रिय',
  bengali: 'বাংলা',
  tamil: 'தமிழ்',
  thai: 'น้ำใจ',
  lao: 'ພາສາ',
  khmer: 'ខ្មែរ',
  myanmar: 'မြန်မာ',
  han: '鱼金龍漢',
  kana: 'かなカナ',
  hangul: '한국어',
  javanese: 'ꦲꦏ꧀ꦱꦫ',
  balinese: 'ᬅᬓ᭄ᬱᬭ',
  sundanese: 'ᮞᮥᮔ᮪ᮓ',
  bugis: 'ᨒᨚᨈᨑ',
  emoji: '🧵✨❤️👨‍👩‍👧🇮🇩👍🏽1️⃣',
};

/** One name with something of each, as long as a name may be. */
export const EVERY_SCRIPT = 'ẵλЖ ب שק ক தி ไท ລາ ខ မြ 鱼金 かナ 한국 ꦗꦮ ᬩᬮᬶ ᮞ ᨒ 🧵❤️👨‍👩‍👧🇮🇩';
