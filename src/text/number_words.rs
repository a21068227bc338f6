//! Numbers written as words: one table per language, as data.

/// Lines of a kind, its value, and the words that mean it, in lower case.
pub(super) type Table = &'static str;

pub(super) const ENGLISH: Table = "
unit 0 zero
unit 1 one
unit 2 two
unit 3 three
unit 4 four
unit 5 five
unit 6 six
unit 7 seven
unit 8 eight
unit 9 nine
unit 10 ten
unit 11 eleven
unit 12 twelve
unit 13 thirteen
unit 14 fourteen
unit 15 fifteen
unit 16 sixteen
unit 17 seventeen
unit 18 eighteen
unit 19 nineteen
tens 20 twenty
tens 30 thirty
tens 40 forty fourty
tens 50 fifty
tens 60 sixty
tens 70 seventy
tens 80 eighty
tens 90 ninety
times 12 dozen
times 100 hundred
times 1000 thousand
times 1000000 million
times 1000000000 billion
plural 10 tens
plural 12 dozens
plural 20 scores
plural 100 hundreds
plural 1000 thousands
plural 1000000 millions
plural 1000000000 billions
";

pub(super) const RUSSIAN: Table = "
unit 2 два две двух двум двумя двое двоих
unit 3 три трех трёх трем трём тремя трое троих
unit 4 четыре четырех четырёх четырем четырём четырьмя четверо четверых
unit 5 пять пяти пятью пятеро пятерых
unit 6 шесть шести шестью шестеро шестерых
unit 7 семь семи семью семеро семерых
unit 8 восемь восьми восемью восьмью восьмеро восьмерых
unit 9 девять девяти девятью девятеро девятерых
unit 10 десять десяти десятью десятеро десятерых
unit 11 одиннадцать одиннадцати
unit 12 двенадцать двенадцати
unit 13 тринадцать тринадцати
unit 14 четырнадцать четырнадцати
unit 15 пятнадцать пятнадцати
unit 16 шестнадцать шестнадцати
unit 17 семнадцать семнадцати
unit 18 восемнадцать восемнадцати
unit 19 девятнадцать девятнадцати
tens 20 двадцать двадцати двадцатью
tens 30 тридцать тридцати тридцатью
tens 40 сорок сорока
tens 50 пятьдесят пятидесяти полсотни
tens 60 шестьдесят шестидесяти
tens 70 семьдесят семидесяти
tens 80 восемьдесят восьмидесяти
tens 90 девяносто девяноста
hundreds 100 сто ста
hundreds 200 двести двухсот двумстам
hundreds 300 триста трехсот трёхсот тремстам
hundreds 400 четыреста четырехсот четырёхсот
hundreds 500 пятьсот пятисот полтысячи
hundreds 600 шестьсот шестисот
hundreds 700 семьсот семисот
hundreds 800 восемьсот восьмисот
hundreds 900 девятьсот девятисот
unit 500000 полмиллиона
times 10 десяток
times 12 дюжина дюжину
times 100 сотня сотню
times 1000 тыс тысяча тысячу тысячей тысячью тысяч
times 1000000 млн миллион миллиона миллионов
times 1000000000 млрд миллиард миллиарда миллиардов
plural 10 десятки десятков десятками десяткам десятках
plural 12 дюжины дюжин
plural 100 сотни сотен сотнями сотням сотнях
plural 1000 тысячи тысячами тысячам тысячах
plural 1000000 миллионы миллионами
";

pub(super) const GERMAN: Table = "
unit 2 zwei
unit 3 drei
unit 4 vier
unit 5 fünf
unit 6 sechs
unit 7 sieben
unit 8 acht
unit 9 neun
unit 10 zehn
unit 11 elf
unit 12 zwölf
unit 13 dreizehn
unit 14 vierzehn
unit 15 fünfzehn
unit 16 sechzehn
unit 17 siebzehn
unit 18 achtzehn
unit 19 neunzehn
tens 20 zwanzig
tens 30 dreißig dreissig
tens 40 vierzig
tens 50 fünfzig
tens 60 sechzig
tens 70 siebzig
tens 80 achtzig
tens 90 neunzig
times 12 dutzend
times 100 hundert
times 1000 tausend
times 1000000 million
times 1000000000 milliarde
plural 12 dutzende dutzenden
plural 100 hunderte hunderten aberhunderte
plural 1000 tausende tausenden abertausende
plural 10000 zehntausende zehntausenden
plural 100000 hunderttausende hunderttausenden
plural 1000000 millionen
plural 1000000000 milliarden
";

pub(super) const FRENCH: Table = "
unit 2 deux
unit 3 trois
unit 4 quatre
unit 5 cinq
unit 6 six
unit 7 sept
unit 8 huit
unit 9 neuf
unit 10 dix
unit 11 onze
unit 12 douze
unit 13 treize
unit 14 quatorze
unit 15 quinze
unit 16 seize
tens 20 vingt vingts
tens 30 trente
tens 40 quarante
tens 50 cinquante
tens 60 soixante
tens 70 septante
tens 80 huitante octante
tens 90 nonante
times 100 cent cents
times 1000 mille
times 1000000 million
times 1000000000 milliard
plural 10 dizaine dizaines
plural 12 douzaine douzaines
plural 15 quinzaine
plural 20 vingtaine
plural 30 trentaine
plural 40 quarantaine
plural 50 cinquantaine
plural 60 soixantaine
plural 100 centaine centaines
plural 1000 millier milliers
plural 1000000 millions
plural 1000000000 milliards
";

pub(super) const SPANISH: Table = "
unit 2 dos
unit 3 tres
unit 4 cuatro
unit 5 cinco
unit 6 seis
unit 7 siete
unit 8 ocho
unit 9 nueve
unit 10 diez
unit 11 once
unit 12 doce
unit 13 trece
unit 14 catorce
unit 15 quince
unit 16 dieciséis dieciseis
unit 17 diecisiete
unit 18 dieciocho
unit 19 diecinueve
unit 20 veinte
unit 21 veintiuno veintiún veintiuna
unit 22 veintidós veintidos
unit 23 veintitrés veintitres
unit 24 veinticuatro
unit 25 veinticinco
unit 26 veintiséis veintiseis
unit 27 veintisiete
unit 28 veintiocho
unit 29 veintinueve
tens 30 treinta
tens 40 cuarenta
tens 50 cincuenta
tens 60 sesenta
tens 70 setenta
tens 80 ochenta
tens 90 noventa
hundreds 100 cien ciento
hundreds 200 doscientos doscientas
hundreds 300 trescientos trescientas
hundreds 400 cuatrocientos cuatrocientas
hundreds 500 quinientos quinientas
hundreds 600 seiscientos seiscientas
hundreds 700 setecientos setecientas
hundreds 800 ochocientos ochocientas
hundreds 900 novecientos novecientas
times 12 docena
times 1000 mil
times 1000000 millón
plural 10 decena decenas
plural 12 docenas
plural 15 quincena
plural 20 veintena
plural 30 treintena
plural 100 cientos centenar centenares centena
plural 1000 miles millar millares
plural 1000000 millones
";
