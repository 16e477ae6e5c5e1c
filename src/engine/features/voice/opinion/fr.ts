import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const french: OpinionWords = {
  negators: 'ne pas non jamais rien aucun aucune sans ni plus_de guère',
  backwards: 1,
  boosters:
    'très vraiment extrêmement absolument tellement trop particulièrement super hyper complètement totalement si bien_plus fort',
  dampeners: 'un_peu assez plutôt légèrement presque parfois',
  contrast: 'mais cependant pourtant toutefois malheureusement néanmoins',
  great:
    'excellent excellente excellents parfait parfaite parfaitement génial géniale formidable superbe magnifique fantastique merveilleux extraordinaire exceptionnel exceptionnelle impeccable adore adoré top ravi ravie enchanté délicieux splendide irréprochable',
  good: 'bon bonne bons bonnes bien content contente satisfait satisfaite satisfaits recommande recommander recommandé conseille rapide rapidement rapides efficace fiable solide pratique confortable agréable sympathique aimable gentil gentille souriant accueillant professionnel serviable abordable joli jolie beau belle frais fraîche savoureux conforme soigné soignée merci facile simple à_temps fonctionne marche plaît réactif réactive doux douce léger légère propre utile',
  bad: 'cassé cassée défectueux défectueuse abîmé abîmée endommagé endommagée déçu déçue décevant décevante déception mauvais mauvaise lent lente retard tard cher chère chers coûteux impoli désagréable manque manquant manquante manquait erreur faux fausse fragile bruyant inconfortable compliqué retour retourné retourner renvoyé rembourser remboursement réclamation plainte problème problèmes panne sale pue odeur attendu attendre attends froid trop_petit trop_grand trop_cher à_éviter éviter fuyez dommage médiocre malheureusement ridicule périmé rayé déchiré insuffisant',
  awful:
    'nul nulle horrible affreux affreuse catastrophe catastrophique lamentable honteux honte scandaleux arnaque escroc escroquerie voleurs inadmissible inacceptable inutile poubelle dégoûtant dégueulasse immangeable exécrable déplorable pire jamais_plus plus_jamais',
  neutral:
    'qualité non oui or plus prix fort seul mode nuit hall gris gros dos feu foi uni cri don laps brut jure amer service nier vol tard robs sues',
};
