import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const german: OpinionWords = {
  negators:
    'nicht kein keine keinen keinem keiner keines nie niemals nichts ohne weder kaum niemand nirgends',
  backwards: 3,
  boosters:
    'sehr äußerst absolut total wirklich richtig extrem besonders echt super mega völlig komplett unglaublich viel so zu überaus ausgesprochen',
  dampeners: 'etwas ein_bisschen ein_wenig ziemlich relativ eher teilweise manchmal bisschen',
  contrast: 'aber jedoch allerdings leider trotzdem dennoch',
  great:
    'hervorragend ausgezeichnet perfekt spitze spitzenmäßig traumhaft fantastisch genial großartig wunderbar klasse toll tadellos einwandfrei top exzellent begeistert liebe geliebt super prima vorbildlich überragend sensationell',
  good: 'gut schön zufrieden empfehlen empfehlenswert empfehlung schnell zügig pünktlich zuverlässig freundlich nett hilfsbereit kompetent günstig preiswert hochwertig bequem praktisch robust stabil lecker frisch weich leise passt gerne wieder_bestellen jederzeit_wieder immer_wieder gefällt freue freut gefreut unkompliziert problemlos reibungslos funktioniert hält wie_beschrieben wie_erwartet sauber ordentlich schick angenehm hübsch danke dankeschön sympathisch kulant',
  bad: 'kaputt defekt beschädigt gebrochen zerbrochen zerkratzt schlecht enttäuscht enttäuschend enttäuschung langsam spät zu_spät verspätet verspätung teuer überteuert unfreundlich unhöflich unzuverlässig mangelhaft mangel mängel fehler fehlerhaft fehlt fehlte fehlen falsch falsche falscher minderwertig billig dünn laut unbequem umständlich kompliziert reklamation reklamieren reklamiert rücksendung zurückgeschickt zurückschicken zurückgesendet beschwerde ärger ärgerlich ärgere problem probleme stinkt riecht gestank schmutzig dreckig wackelt rostet undicht leider unbrauchbar wartete warte warten gewartet zu_klein zu_groß zu_eng zu_teuer nie_wieder finger_weg schade vergessen verdorben abgelaufen',
  awful:
    'katastrophe katastrophal furchtbar schrecklich grauenhaft schrott müll schund betrug betrüger abzocke frechheit unverschämt unverschämtheit unzumutbar wertlos miserabel mies mieser ekelhaft eklig widerlich nutzlos saftladen geldverschwendung inakzeptabel horror',
  neutral:
    'qualität allein ernst gerade oben wollen würde haben art axt dick grab grau halt haft hart held irre lags löst log mode mühe not rege rein roh rosé rose satz sues tard wild wund gott ja nein natürlich angewiesen alleine arm alarm',
};
