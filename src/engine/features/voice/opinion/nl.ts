import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const dutch: OpinionWords = {
  negators: 'niet geen nooit niets zonder nergens niemand nauwelijks noch',
  backwards: 3,
  boosters: 'heel erg zeer echt super enorm extreem bijzonder absoluut helemaal totaal zo te ontzettend',
  dampeners: 'een_beetje beetje vrij redelijk enigszins soms iets',
  contrast: 'maar echter helaas jammer_genoeg toch',
  great:
    'uitstekend perfect fantastisch geweldig geweldige top prachtig prachtige schitterend super uitmuntend heerlijk heerlijke subliem blij verrukt voortreffelijk fenomenaal dol',
  good: 'goed goede mooi mooie tevreden aanrader aanbevelen aanbevolen snel snelle vlot vlotte stipt betrouwbaar stevig stevige handig comfortabel vriendelijk vriendelijke behulpzaam netjes aardig deskundig professioneel goedkoop betaalbaar voordelig lekker lekkere vers verse zacht stil bedankt dank makkelijk eenvoudig werkt fijn fijne prettig prima leuk leuke zoals_beschreven zoals_verwacht op_tijd graag keurig correct',
  bad: 'kapot kapotte defect defecte beschadigd beschadigde slecht slechte teleurgesteld teleurstellend teleurstelling langzaam traag trage laat te_laat vertraging duur dure onvriendelijk onbeleefd onbetrouwbaar ontbreekt ontbrak missen mist fout foute verkeerd verkeerde breekbaar lawaai luid oncomfortabel ingewikkeld teruggestuurd terugsturen retour geretourneerd klacht klachten probleem problemen vies vieze stinkt stank koud wachten gewacht te_klein te_groot te_duur vermijd vermijden jammer matig helaas gebroken gescheurd gekrast dun',
  awful:
    'vreselijk verschrikkelijk verschrikkelijke rampzalig ramp waardeloos waardeloze oplichting oplichters schande schandalig onacceptabel nutteloos rommel troep rotzooi walgelijk afschuwelijk belachelijk slechtste nooit_meer bagger',
  neutral:
    'kwaliteit als alleen zeer waar vond val zin riep zorg last hol graf druk glad god ban blok fond hard leeg lijk los ruim spot stop stal tout won prik pik prop bidt loer ja nee plof knap hoop wens sues tard robs held',
};
