"""Whether two names are one person's: initials, short forms, middle names and order allowed for."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from newslint.ledger import name_words as known

_SHORT = """alexander alex sandy xander sasha aleksandr alec; alexandra alex sandra sasha lexi; andrew andy drew;
anthony tony ant; antonio tony tonio; barbara barb barbie babs; benjamin ben benny; bernard bernie;
beatrice bea trixie; bradley brad; catherine cathy kate katie cat; katherine kathy kate katie kat kit kitty;
kathleen kathy kath kate; charles charlie chuck chas; charlotte charlie lottie; christopher chris kit topher;
christine chris chrissie tina; christina chris tina; cynthia cindy; daniel dan danny; danielle dani;
david dave davey dai; deborah deb debbie debra; dennis denny; donald don donnie; dorothy dot dottie dolly;
douglas doug; edward ed eddie ted teddy ned; edmund ed eddie; edwin ed eddie;
elizabeth liz lizzie beth betty betsy eliza libby lisa elsie bess; eleanor ellie nell nora; emily em emmy;
eugene gene; ferdinand ferdie; florence flo flossie florrie; frances fran frankie fanny; francis frank frankie fran;
francisco paco pancho; franklin frank; frederick fred freddie freddy; gabriel gabe; gabrielle gabby;
gabriela gabi gaby; geoffrey geoff jeff; george georgie; gerald gerry jerry; gerard gerry; gregory greg;
guadalupe lupe; gwendolyn gwen; harold harry hal; harriet hattie; helen nell; henry harry hank hal;
herbert herb bert; hubert bert; ignacio nacho; isabel izzy bel; isabella izzy bella; jacob jake; jacqueline jackie;
james jim jimmy jamie jem; janet jan; jeffrey jeff; jennifer jen jenny; jeremy jerry; jessica jess jessie; joanna jo;
joanne jo; john jack johnny jon; jonathan jon jonny; joseph joe joey; jose pepe; josephine jo josie; joshua josh;
judith judy; julian jules; kenneth ken kenny; kimberly kim; kristen kris; lawrence larry laurie lawrie;
laurence larry laurie; leonard len lenny leo; leopold leo; leslie les; lillian lil lily; louis lou; louise lou;
lucille lucy; lucinda lucy cindy; madeleine maddie; margaret maggie meg peggy marge margie greta rita daisy;
martha marty; martin marty; mary molly polly mae; matthew matt; maurice mo; maximilian max; megan meg; melanie mel;
melissa mel; melvin mel; michael mike mick mickey micky; mildred millie; mohamed mo; mohammed mo; muhammad mo;
nancy nan; nathan nate; nathaniel nat nate; nicholas nick nicky nico; nicola nicky nikki; nicole nicky nikki;
norman norm; oliver ollie; olivia liv livvy; oscar ossie; pamela pam; patricia pat patty patsy tricia trish;
patrick pat paddy rick; penelope penny; peter pete; philip phil pip; phillip phil; philippa pippa pip; rachel rach;
randolph randy; raymond ray; rebecca becky becca bex beck; reginald reg reggie; richard rick dick rich ricky richie;
robert bob rob bobby robbie bert; roberta bobbie; roderick rod; rodney rod; roger rodge; ronald ron ronnie;
rosemary rosie rose; rose rosie; rowland roly; russell russ; samantha sam sammy; samuel sam sammy; sarah sally sadie;
sebastian seb; sidney sid; simon si; stanley stan; stephanie steph; stephen steve stevie; steven steve; stuart stu;
susan sue susie suzy; susanna sue; suzanne sue suzy; sylvester sly; tamara tammy; terence terry; terrence terry;
theodore ted theo teddy; theresa tess terry; teresa tess terry; thomas tom tommy; timothy tim timmy; tobias toby;
valerie val; veronica ronnie; victor vic; victoria vicky tori vic; vincent vince vinny; virginia ginny;
walter walt wally; wilfred wilf; wilhelmina minnie mina; william bill will billy willie liam; winifred winnie;
winston win; zachary zach zack; abigail abby; abraham abe; albert al bert; alfred alf fred alfie; allan al;
amanda mandy; angela angie; archibald archie; arthur art; augustus gus; calvin cal; cameron cam;
caroline carrie caro; carolyn carrie; clifford cliff; clinton clint; cornelius neil; curtis curt; emmanuel manny;
manuel manny; ernest ernie; evelyn evie; gilbert gil; graham gray; jerome jerry; jesse jess; leroy roy; lester les;
luther lu; marcus marc; marvin marv; mitchell mitch; moses mo; percival percy; ralph ralphie; rafael rafa; raul rulo;
sergio checho; enrique quique kike; eduardo edu lalo; guillermo memo; dolores lola; mercedes merche; rosario charo;
concepcion concha; consuelo chelo; vladimir volodya vova; mikhail misha; dmitri dima; dmitry dima; aleksandar aca;
ekaterina katya; yekaterina katya; anastasia nastya; tatiana tanya; yevgeny zhenya; nikolai kolya; ivan vanya;
pavel pasha; giuseppe beppe pino; domenico mimmo; salvatore toto; johannes hans jan; friedrich fritz; heinrich heinz;
wolfgang wolf; oluwaseun seun; oluwasegun segun; babatunde tunde; chukwuemeka emeka; ngozi goz; krishnamurthy krish;
venkatesh venky; subramaniam subbu; padraig paddy; wojciech wojtek; katarzyna kasia; malgorzata gosia; jakub kuba;
tomasz tomek; stanislaw staszek; zbigniew zbyszek; krzysztof krzysiek; aleksandra ola; dafydd dai daf; siobhan shiv;
mohammad mo; jorge coco"""


@cache
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_SHORT.replace("\n", " ").split(";")):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def short_names() -> frozenset[str]:
    """Every given name with a short form, and every short form, in lower case."""
    return frozenset(_families())


def short_groups(name: str) -> frozenset[int]:
    """The numbers of the groups of short forms that a given name belongs to."""
    return _families().get(name, frozenset())


def short_form(one: str, other: str) -> bool:
    """Whether one given name is the usual short form of the other, as Bob is of Robert."""
    families = _families()
    return bool(families.get(one, frozenset()) & families.get(other, frozenset()))


def one_name(words: tuple[str, ...], other: tuple[str, ...], nicks: Collection[str] = ()) -> bool:
    """Whether two full names (folded words) are one person's."""
    if words == other or set(words) == set(other):
        return True
    short, long = sorted((words, other), key=len)
    if short[-1] == long[-1]:
        middles = words[1:-1], other[1:-1]
        if all(middles) and middles[0] != middles[1] and all(len(word) == 1 for middle in middles for word in middle):
            return False
        return _same_given(short[0], long[0], nicks) or (
            len(short) == 2 and short[0] in long[:-1] and len(long[0]) == 1
        )
    if short[0] == long[0] and len(short) > 1 and len(long) > len(short):
        return _in_order(short, long) and len(short[-1]) > 1
    return False


def _same_given(one: str, other: str, nicks: Collection[str]) -> bool:
    if one == other or one in nicks or other in nicks or short_form(one, other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return False


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def given_alike(one: str, other: str) -> bool:
    """Whether two given names sound as one: Sara and Sarah, Jon and John, Catherine and Katharine."""
    if known.sex_of(one) and known.sex_of(other) and known.sex_of(one) != known.sex_of(other):
        return False
    return _sound(one) == _sound(other)


def _sound(name: str) -> str:
    for old, new in (("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("ie", "i"), ("z", "s"), ("h", ""), ("ee", "i")):
        name = name.replace(old, new)
    plain = name[:1]
    for letter in name[1:]:
        if letter != plain[-1:]:
            plain += letter
    return plain[:1] + plain[1:].rstrip("e")
