/* sal-currency.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-currency.h"

#include <string.h>

typedef struct
{
  char code[SAL_CURRENCY_BUFFER];
  guint8 digits;
  const char *symbol;
} Currency;

/* The currencies of ISO 4217 and their minor units, and those withdrawn since 2023, which three
 * years of a company's sales may still be in. Symbols are the ones that stand for this currency
 * alone, as Unicode's CLDR gives them for English. Sorted by code. */
static const Currency currencies[] = {
  { "AED", 2, NULL },   { "AFN", 2, NULL },  { "ALL", 2, NULL },  { "AMD", 2, "֏" },
  { "ANG", 2, NULL },   { "AOA", 2, NULL },  { "ARS", 2, NULL },  { "AUD", 2, "A$" },
  { "AWG", 2, NULL },   { "AZN", 2, "₼" }, { "BAM", 2, NULL },  { "BBD", 2, NULL },
  { "BDT", 2, "৳" },    { "BGN", 2, NULL },  { "BHD", 3, NULL },  { "BIF", 0, NULL },
  { "BMD", 2, NULL },   { "BND", 2, NULL },  { "BOB", 2, NULL },  { "BRL", 2, "R$" },
  { "BSD", 2, NULL },   { "BTN", 2, NULL },  { "BWP", 2, NULL },  { "BYN", 2, NULL },
  { "BZD", 2, NULL },   { "CAD", 2, "CA$" }, { "CDF", 2, NULL },  { "CHF", 2, NULL },
  { "CLF", 4, NULL },   { "CLP", 0, NULL },  { "CNY", 2, "CN¥" }, { "COP", 2, NULL },
  { "CRC", 2, "₡" },    { "CUP", 2, NULL },  { "CVE", 2, NULL },  { "CZK", 2, "Kč" },
  { "DJF", 0, NULL },   { "DKK", 2, NULL },  { "DOP", 2, NULL },  { "DZD", 2, NULL },
  { "EGP", 2, NULL },   { "ERN", 2, NULL },  { "ETB", 2, NULL },  { "EUR", 2, "€" },
  { "FJD", 2, NULL },   { "FKP", 2, NULL },  { "GBP", 2, "£" },   { "GEL", 2, "₾" },
  { "GHS", 2, "GH₵" },  { "GIP", 2, NULL },  { "GMD", 2, NULL },  { "GNF", 0, NULL },
  { "GTQ", 2, NULL },   { "GYD", 2, NULL },  { "HKD", 2, "HK$" }, { "HNL", 2, NULL },
  { "HRK", 2, NULL },   { "HTG", 2, NULL },  { "HUF", 2, "Ft" },  { "IDR", 2, "Rp" },
  { "ILS", 2, "₪" },    { "INR", 2, "₹" },   { "IQD", 3, NULL },  { "IRR", 2, NULL },
  { "ISK", 0, NULL },   { "JMD", 2, NULL },  { "JOD", 3, NULL },  { "JPY", 0, "¥" },
  { "KES", 2, NULL },   { "KGS", 2, NULL },  { "KHR", 2, "៛" },   { "KMF", 0, NULL },
  { "KPW", 2, NULL },   { "KRW", 0, "₩" },   { "KWD", 3, NULL },  { "KYD", 2, NULL },
  { "KZT", 2, "₸" },    { "LAK", 2, "₭" },   { "LBP", 2, NULL },  { "LKR", 2, NULL },
  { "LRD", 2, NULL },   { "LSL", 2, NULL },  { "LYD", 3, NULL },  { "MAD", 2, NULL },
  { "MDL", 2, NULL },   { "MGA", 2, NULL },  { "MKD", 2, NULL },  { "MMK", 2, NULL },
  { "MNT", 2, "₮" },    { "MOP", 2, NULL },  { "MRU", 2, NULL },  { "MUR", 2, NULL },
  { "MVR", 2, NULL },   { "MWK", 2, NULL },  { "MXN", 2, "MX$" }, { "MYR", 2, "RM" },
  { "MZN", 2, NULL },   { "NAD", 2, NULL },  { "NGN", 2, "₦" },   { "NIO", 2, NULL },
  { "NOK", 2, NULL },   { "NPR", 2, NULL },  { "NZD", 2, "NZ$" }, { "OMR", 3, NULL },
  { "PAB", 2, NULL },   { "PEN", 2, NULL },  { "PGK", 2, NULL },  { "PHP", 2, "₱" },
  { "PKR", 2, NULL },   { "PLN", 2, "zł" },  { "PYG", 0, "₲" },   { "QAR", 2, NULL },
  { "RON", 2, NULL },   { "RSD", 2, NULL },  { "RUB", 2, "₽" }, { "RWF", 0, NULL },
  { "SAR", 2, NULL },   { "SBD", 2, NULL },  { "SCR", 2, NULL },  { "SDG", 2, NULL },
  { "SEK", 2, NULL },   { "SGD", 2, "S$" },  { "SHP", 2, NULL },  { "SLE", 2, NULL },
  { "SOS", 2, NULL },   { "SRD", 2, NULL },  { "SSP", 2, NULL },  { "STN", 2, NULL },
  { "SVC", 2, NULL },   { "SYP", 2, NULL },  { "SZL", 2, NULL },  { "THB", 2, "฿" },
  { "TJS", 2, NULL },   { "TMT", 2, NULL },  { "TND", 3, NULL },  { "TOP", 2, NULL },
  { "TRY", 2, "₺" },    { "TTD", 2, NULL },  { "TWD", 2, "NT$" }, { "TZS", 2, NULL },
  { "UAH", 2, "₴" },    { "UGX", 0, NULL },  { "USD", 2, "$" },   { "UYI", 0, NULL },
  { "UYU", 2, NULL },   { "UYW", 4, NULL },  { "UZS", 2, NULL },  { "VED", 2, NULL },
  { "VES", 2, NULL },   { "VND", 0, "₫" },   { "VUV", 0, NULL },  { "WST", 2, NULL },
  { "XAF", 0, "FCFA" }, { "XCD", 2, NULL },  { "XCG", 2, NULL },  { "XOF", 0, NULL },
  { "XPF", 0, NULL },   { "YER", 2, NULL },  { "ZAR", 2, "R" },   { "ZMW", 2, NULL },
  { "ZWG", 2, NULL },
};

typedef struct
{
  const char *text;
  const char *code;   /* what it stands for where nothing else is known */
  const char *shared; /* the others that write it so, three letters each */
} Symbol;

/* What amounts are written with, each before those it begins with. */
static const Symbol symbols[] = {
  { "$",
    "USD",
    "ARSAUDBBDBMDBNDBSDBZDCADCLPCOPCUPDOPFJDGYDHKDJMDKYDLRDMXNNADNZDSBDSGDSRDTTDTWDUYUXCD" },
  { "€", "EUR", "" },
  { "£", "GBP", "EGPFKPGIPLBPSDGSHPSSPSYP" },
  { "¥", "JPY", "CNY" },
  { "￥", "JPY", "CNY" },
  { "円", "JPY", "" },
  { "元", "CNY", "TWD" },
  { "A$", "AUD", "" },
  { "AU$", "AUD", "" },
  { "C$", "CAD", "NIO" },
  { "CA$", "CAD", "" },
  { "CN¥", "CNY", "" },
  { "FCFA", "XAF", "XOF" },
  { "Fr.", "CHF", "BIFDJFGNFKMFRWF" },
  { "Fr", "CHF", "BIFDJFGNFKMFRWF" },
  { "Ft", "HUF", "" },
  { "GH₵", "GHS", "" },
  { "HK$", "HKD", "" },
  { "Kč", "CZK", "" },
  { "MX$", "MXN", "" },
  { "NT$", "TWD", "" },
  { "NZ$", "NZD", "" },
  { "R$", "BRL", "" },
  { "RM", "MYR", "" },
  { "Rp", "IDR", "" },
  { "Rs.", "INR", "LKRMURNPRPKRSCR" },
  { "Rs", "INR", "LKRMURNPRPKRSCR" },
  { "R", "ZAR", "" },
  { "S$", "SGD", "" },
  { "SG$", "SGD", "" },
  { "S/", "PEN", "" },
  { "US$", "USD", "" },
  { "kr.", NULL, "DKKISKNOKSEK" },
  { "kr", NULL, "DKKISKNOKSEK" },
  { "lei", "RON", "MDL" },
  { "zł", "PLN", "" },
  { "֏", "AMD", "" },
  { "৳", "BDT", "" },
  { "฿", "THB", "" },
  { "៛", "KHR", "" },
  { "₡", "CRC", "" },
  { "₦", "NGN", "" },
  { "₩", "KRW", "KPW" },
  { "₪", "ILS", "" },
  { "₫", "VND", "" },
  { "₭", "LAK", "" },
  { "₮", "MNT", "" },
  { "₱", "PHP", "" },
  { "₲", "PYG", "" },
  { "₴", "UAH", "" },
  { "₵", "GHS", "" },
  { "₸", "KZT", "" },
  { "₹", "INR", "" },
  { "₺", "TRY", "" },
  { "₼", "AZN", "" },
  { "₽", "RUB", "" },
  { "₾", "GEL", "" },
};

/* The three letters as one number; -1 if there are not exactly three bytes. */
static inline int
pack_code (const char *code)
{
  if (code[0] == '\0' || code[1] == '\0' || code[2] == '\0' || code[3] != '\0')
    return -1;

  return (guchar) code[0] << 16 | (guchar) code[1] << 8 | (guchar) code[2];
}

/* Every cell of a money column asks for its currency, so strcmp() would be felt. */
static const Currency *
find_currency (const char *code)
{
  gsize first = 0, end = G_N_ELEMENTS (currencies);
  int wanted = code != NULL ? pack_code (code) : -1;

  if (wanted < 0)
    return NULL;

  while (first < end)
    {
      gsize middle = (first + end) / 2;
      int found = pack_code (currencies[middle].code);

      if (wanted == found)
        return &currencies[middle];
      if (wanted < found)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

/**
 * sal_currency_is_valid:
 * @code: (nullable): a text
 *
 * Checks whether @code is an alphabetic code of ISO 4217, in capitals. Codes of metals, funds and
 * tests are not.
 *
 * Returns: %TRUE if it is
 */
gboolean
sal_currency_is_valid (const char *code)
{
  return find_currency (code) != NULL;
}

/**
 * sal_currency_digits:
 * @code: (nullable): a currency
 *
 * Tells how many decimals the minor unit of a currency has by ISO 4217.
 *
 * Returns: 0 to 4, and 2 if the currency is unknown
 */
int
sal_currency_digits (const char *code)
{
  const Currency *currency = find_currency (code);

  return currency != NULL ? currency->digits : 2;
}

/**
 * sal_currency_symbol:
 * @code: a currency
 *
 * Finds the symbol that stands for a currency and for no other: "$" is the dollar of the United
 * States, "CA$" that of Canada.
 *
 * Returns: (transfer none): the symbol, or @code itself if there is none
 */
const char *
sal_currency_symbol (const char *code)
{
  const Currency *currency = find_currency (code);

  return currency != NULL && currency->symbol != NULL ? currency->symbol : code;
}

/**
 * sal_currency_codes:
 *
 * Lists the currencies.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes, sorted
 */
const char *const *
sal_currency_codes (void)
{
  static const char *codes[G_N_ELEMENTS (currencies) + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
        codes[i] = currencies[i].code;
      g_once_init_leave (&ready, 1);
    }

  return codes;
}

/**
 * sal_currency_uses_symbol:
 * @code: (nullable): a currency
 * @symbol: the beginning of a symbol
 * @length: its length in bytes
 *
 * Checks whether amounts in a currency are written with a symbol at home, as those in Canadian
 * dollars are with "$".
 *
 * Returns: %TRUE if they are
 */
gboolean
sal_currency_uses_symbol (const char *code, const char *symbol, gsize length)
{
  g_return_val_if_fail (symbol != NULL, FALSE);

  if (code == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (symbols[i].text[0] != symbol[0] || strncmp (symbols[i].text, symbol, length) != 0 ||
          symbols[i].text[length] != '\0')
        continue;
      if (g_strcmp0 (symbols[i].code, code) == 0)
        return TRUE;
      for (const char *other = symbols[i].shared; *other != '\0'; other += 3)
        {
          if (strncmp (other, code, 3) == 0 && code[3] == '\0')
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * sal_currency_find_symbol:
 * @text: a text
 * @length: (out): the length of the symbol in bytes
 * @code: (out) (transfer none) (nullable): the currency the symbol stands for where nothing else is
 *   known; %NULL if there is no first among those that share it, as with "kr"
 *
 * Finds the currency symbol that a text begins with. A symbol of letters has to end before the next
 * letter.
 *
 * Returns: (transfer none) (nullable): the symbol, or %NULL if there is none
 */
const char *
sal_currency_find_symbol (const char *text, gsize *length, const char **code)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      const char *symbol = symbols[i].text;
      gsize size;

      if (*symbol != *text)
        continue;
      size = strlen (symbol);
      if (strncmp (symbol, text, size) != 0 ||
          (g_ascii_isalpha (symbol[size - 1]) && g_ascii_isalpha (text[size])))
        continue;

      *length = size;
      *code = symbols[i].code;
      return symbol;
    }

  return NULL;
}
