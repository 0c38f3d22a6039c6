/** What stands in a field whose writer has left it empty: in English, German, Spanish, other languages, and keys struck in a row. */
const EMPTY_PHRASES = String.raw`
n/a, nil, none, none given, nothing, nothing to add, not applicable, not available, not known, unknown, no answer, no comment
no information, see above, as above, same as above, the same, ditto, tbd, to be done, to do, tba, test
k. A., keine Angabe, keine Angaben, ohne Angabe, keine, keiner, nichts, entfällt, trifft nicht zu, nicht zutreffend, nicht anwendbar
nicht bekannt, unbekannt, weiß nicht, weiss nicht, siehe oben, s. o., wie oben, dito, n. v., n. z.
no aplica, no procede, no consta, no se sabe, no sabe, no contesta, ns/nc, sin datos, sin respuesta, sin comentarios, ninguno, ninguna
nada, nada que añadir, desconocido, desconocida, ver arriba, lo mismo, ídem, n/d, s/d
sans objet, néant, aucun, aucune, rien, inconnu, voir ci-dessus, non applicabile, nessuno, nessuna, niente, não aplicável
não se aplica, nenhum, nenhuma, n.v.t., niet van toepassing, geen, onbekend, nie dotyczy, brak, brak danych
yok, bilinmiyor, нет, н/д, нет данных, не применимо, неизвестно, немає, немає даних, не застосовно
لا شيء, لا يوجد, لا ينطبق, غير متوفر, غير معروف, ندارد, نامشخص
无, 無, 没有, 沒有, 不适用, 不適用, 不详, 不詳, 不知道, 同上, 未知, なし, 特になし, 該当なし, 不明, 없음, 해당 없음, 모름
xxx, asdf, asdfgh, asdfghjkl, qwert, qwerty, qwertz, jkl, lorem ipsum, blah, bla`;

/** The same in letters alone and in lower case. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set(
  EMPTY_PHRASES.split(/[,\n]/).map((phrase) =>
    phrase
      .normalize('NFC')
      .toLowerCase()
      .replace(/\P{L}+/gu, ''),
  ),
);
