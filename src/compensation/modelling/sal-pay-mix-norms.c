/* sal-pay-mix-norms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-mix-norms.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define CICHELLI                                                                                    \
  N_ ("David Cichelli, in HR Daily Advisor, “3 Levels of Sales Jobs—3 Levels of Incentives” " \
      "(2013)")
#define PROWI                                                                                       \
  N_ ("Prowi, “Commission Rates by Role” (2026): benchmarks of Bridge Group, RepVue, Pavilion " \
      "and others, 2024 and 2025")
#define TALENTFOOT N_ ("Talentfoot, “Sales Compensation Planning: Pay Mix”")

#define HAIR 1e-9 /* what is a bound exactly is within it */

/* Only what a source says. The first line whose words are in a role is its norm: the narrower roles
 * come first. */
const SalPayMixNorm sal_pay_mix_norms[] = {
  { N_ ("Sales Development"),
    "sales development|business development|lead development|sdr|bdr|ldr",
    0.3,
    0.35,
    PROWI },
  { N_ ("Sales Engineer"),
    "sales engineer|sales engineering|solution engineer|solutions engineer|solution consultant|"
    "solutions consultant|presales|pre sales|technical sales|applications engineer",
    0.15,
    0.3,
    TALENTFOOT },
  { N_ ("Customer Success Manager"), "customer success|csm", 0.2, 0.2, PROWI },
  { N_ ("Key Account Manager"),
    "key account|strategic account|global account|major account|kam|sam|gam",
    0.2,
    0.2,
    CICHELLI },
  { N_ ("Farmer (Growing Existing Accounts)"),
    "growth account executive|expansion account executive|growth executive|farmer",
    0.2,
    0.4,
    TALENTFOOT },
  { N_ ("Enterprise Account Executive"), "enterprise account executive", 0.4, 0.5, PROWI },
  { N_ ("Hunter (Acquiring New Customers)"),
    "account executive|new business|hunter|ae",
    0.4,
    0.6,
    TALENTFOOT },
  { N_ ("Account Manager"), "account manager|am", 0.3, 0.4, PROWI },
  { N_ ("Sales Leader"),
    "chief revenue officer|chief sales officer|vice president|vp|cro|cso",
    0.3,
    0.4,
    PROWI },
  { N_ ("Sales Director"), "director", 0.3, 0.4, PROWI },
  { N_ ("Sales Manager"),
    "sales manager|regional manager|area manager|district manager|sales lead|team lead|"
    "sales leader",
    0.3,
    0.4,
    PROWI },
  { N_ ("Inside Sales"), "inside sales|internal sales|telesales", 0.3, 0.4, TALENTFOOT },
  { N_ ("Territory Representative"),
    "territory representative|territory rep|territory manager",
    0.5,
    0.5,
    CICHELLI },
  { N_ ("Field Sales"),
    "field sales|outside sales|sales representative|sales rep|sales executive",
    0.3,
    0.5,
    TALENTFOOT },
};

const guint sal_pay_mix_n_norms = G_N_ELEMENTS (sal_pay_mix_norms);

/* --- finding --- */

/* Lower case, with a space before and after each word, so that only whole words are found. */
static char *
fold (const char *role)
{
  g_autofree char *lower = g_utf8_casefold (role, -1);
  GString *folded = g_string_new (" ");

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalnum (character))
        g_string_append_unichar (folded, character);
      else if (folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');

  return g_string_free (folded, FALSE);
}

static gboolean
has_words (const char *folded, const char *words)
{
  g_auto (GStrv) phrases = g_strsplit (words, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strdup_printf (" %s ", phrases[i]);

      if (strstr (folded, phrase) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_pay_norms_find:
 * @role: (nullable): a role, as positions name them
 *
 * Finds what pay mix is usual for a role: of the first line of the table that has, between its
 * bars, words that occur in the role as whole words, in that order, in upper or lower case.
 *
 * Returns: (transfer none) (nullable): the norm, or %NULL if no source says anything
 */
const SalPayMixNorm *
sal_pay_norms_find (const char *role)
{
  g_autofree char *folded = role != NULL ? fold (role) : NULL;

  for (guint i = 0; folded != NULL && i < sal_pay_mix_n_norms; i++)
    if (has_words (folded, sal_pay_mix_norms[i].words))
      return &sal_pay_mix_norms[i];

  return NULL;
}

/**
 * sal_pay_norm_judge:
 * @self: (nullable): a norm
 * @variable_share: of target pay: 0.4 is a mix of 60/40; NAN: it is not known
 *
 * Holds a pay mix against a norm. Pay mixes are said in whole per cent, so that half of one is
 * neither too low nor too high.
 *
 * Returns: %SAL_DESIGN_UNSAID if the share is not known, %SAL_DESIGN_NO_NORM without a norm, and
 *   else whether it is within it
 */
SalDesignVerdict
sal_pay_norm_judge (const SalPayMixNorm *self, double variable_share)
{
  double tolerance = 0.005 + HAIR;

  if (isnan (variable_share))
    return SAL_DESIGN_UNSAID;
  if (self == NULL)
    return SAL_DESIGN_NO_NORM;
  if (variable_share < self->low - tolerance)
    return SAL_DESIGN_LOW;

  return variable_share > self->high + tolerance ? SAL_DESIGN_HIGH : SAL_DESIGN_MET;
}

/**
 * sal_pay_norm_to_text:
 * @self: a norm
 *
 * Writes a norm as pay mixes, base pay first: “50/50”, or “70/30 to 60/40”.
 *
 * Returns: (transfer full): the text
 */
char *
sal_pay_norm_to_text (const SalPayMixNorm *self)
{
  int low = (int) lround (self->low * 100), high = (int) lround (self->high * 100);

  if (low == high)
    return g_strdup_printf ("%d/%d", 100 - low, low);

  /* translators: from one pay mix to another, such as “70/30 to 60/40” */
  return g_strdup_printf (_ ("%d/%d to %d/%d"), 100 - low, low, 100 - high, high);
}
