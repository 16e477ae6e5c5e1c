import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const english: OpinionWords = {
  negators:
    'not no never none nobody nothing neither nor nowhere without cannot hardly barely scarcely rarely seldom despite aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt shant shouldnt wasnt werent wont wouldnt',
  backwards: 0,
  boosters:
    'absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally extremely fabulously fully fucking greatly highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so substantially super thoroughly too totally tremendously truly unbelievably unusually utterly very way',
  dampeners:
    'almost kinda less little marginally occasionally partly slightly somewhat sorta fairly mildly kind_of sort_of a_bit',
  contrast: 'but however except',
  great:
    'flawless flawlessly outstanding exceeded superb must-have must_have five_stars 5_stars top_notch highly_recommend second_to_none',
  good: 'recommend recommended recommends comfortable comfy sturdy durable reliable crisp crystal-clear fast quick quickly quicker prompt promptly delicious tasty tender juicy yummy flavorful fresh cozy affordable inexpensive bargain handy convenient sleek sharp responsive attentive courteous flexible lightweight works worked well-made well_made as_described as_expected no_problems no_complaints no_issues thumbs_up again_soon will_be_back go_back worth_every well_worth look_no_further easy easily intuitive seamless smooth smoothly compact engaging heartwarming touching witty moving memorable masterful masterpiece gripping captivating refreshing compelling poignant charismatic hilarious',
  bad: 'broke broken breaks defective faulty cheaply flimsy return returned returning refund refunded late delayed slow slower slowly overpriced expensive pricey unreliable uncomfortable inconvenient unusable noisy loud scratched scratches cracked crack leak leaks leaking dirty filthy stale soggy bland tasteless cold greasy undercooked overcooked salty dry rubbery mushy rude unhelpful unprofessional unresponsive inattentive ignored waited waiting crashes crashed freezes froze stopped died dies dropped drops muffled static garbled distorted fails failed fail falls_apart fell_apart fall_apart stay_away avoid beware lacking lacks lack lacked missing unfortunately supposedly predictable cliche cliched cliché clichéd contrived shallow tedious plodding pretentious unfunny lifeless forgettable pointless uninspired uninteresting unconvincing mediocre half-baked generic derivative overlong dull flat bore boring wooden cheesy lame not_worth too_bad what_a_waste too_small too_big too_loud too_short too_long too_much at_best instead_of would_have could_have should_have not_even',
  awful:
    'garbage crap crappy junk trash rubbish worthless waste wasted wasting horrid unacceptable inedible disgusting nasty rip-off rip_off ripoff scam unwatchable laughable atrocious abysmal dreadful zero_stars never_again',
  neutral: 'quality pay big gray grey join want',
};
