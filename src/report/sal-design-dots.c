/* sal-design-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-dots.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"

/* Accounts and homes on the map of a design. */

/* Less cannot be seen, in pixels. */
#define SMALLEST 1.5

/* How many sizes the legend shows, and less than which worth in minor units it does not. */
#define N_EXAMPLES  3
#define LEAST_MONEY 100

/* How far from the middle of an area those are that may be anywhere in it, as a part of its size.
 */
#define SPREAD 0.3

static double
worth_of (const SalDesignAccount *account, SalAccountWorth worth)
{
  switch (worth)
    {
    case SAL_ACCOUNT_WORTH_REVENUE:
      return (double) account->revenue;
    case SAL_ACCOUNT_WORTH_PIPELINE:
      return (double) account->pipeline;
    case SAL_ACCOUNT_WORTH_OPPORTUNITIES:
      return account->n_open;
    default:
      return 1;
    }
}

/* Bits that look like chance, from an id: the finalizer of SplitMix64 (Steele, Lea and Flood, 2014,
 * doi 10.1145/2660193.2660195). */
static guint64
scramble (gint64 id)
{
  guint64 bits = (guint64) id + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return bits ^ (bits >> 31);
}

/* Always the same place around the middle of the area, so that accounts of one area lie apart. */
static SalMapPoint
guess_place (const SalMapShape *shape, const SalDesignAccount *account)
{
  SalMapPoint place = sal_map_shape_get_center (shape, account->area);
  SalMapBox box = sal_map_shape_get_area_bounds (shape, account->area);
  double reach = SPREAD * MIN (box.right - box.left, box.bottom - box.top);
  guint64 bits = scramble (account->id);
  double angle = 2 * G_PI * (double) (bits & 0xffffffff) / 0x100000000;
  double distance = reach * sqrt ((double) (bits >> 32) / 0x100000000);

  place.x += distance * cos (angle);
  place.y += distance * sin (angle);

  return place;
}

static gboolean
is_known (const SalAccountCoverage *place)
{
  return place != NULL && isfinite (place->place.latitude) && isfinite (place->place.longitude);
}

static int
compare_dots (gconstpointer one, gconstpointer other)
{
  const SalDesignDot *a = one, *b = other;

  if (a->worth != b->worth)
    return a->worth < b->worth ? 1 : -1;

  return (a->account > b->account) - (a->account < b->account);
}

/**
 * sal_design_dots_new:
 * @design: a design that is prepared
 * @shape: its areas on a plane
 * @places: (nullable): where accounts are; %NULL if that is not known
 * @worth: what they are sized by
 *
 * Places the accounts that lie in areas of the design, and are worth anything. The area of a dot
 * grows with what its account is worth, up to %SAL_DESIGN_DOTS_LARGEST for the one that is worth
 * most; none is so small that it cannot be seen. An account whose place is not known lies near the
 * middle of its area, always at the same place.
 *
 * Returns: (transfer full) (element-type SalDesignDot): the dots, the largest first
 */
GArray *
sal_design_dots_new (const SalTerritoryDesign *design,
                     const SalMapShape *shape,
                     const SalAccountCoverages *places,
                     SalAccountWorth worth)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (SalDesignDot));
  double most = 0;
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      const SalAccountCoverage *place =
          places != NULL ? sal_account_coverages_find (places, accounts[i].id) : NULL;
      SalDesignDot dot = { i, worth_of (&accounts[i], worth), !is_known (place) };

      if (accounts[i].area == SAL_GEOGRAPHY_NONE || !(dot.worth > 0))
        continue;
      most = MAX (most, dot.worth);
      dot.dot.point = dot.is_guessed ? guess_place (shape, &accounts[i])
                                     : sal_map_shape_project (shape, place->place);
      g_array_append_val (dots, dot);
    }
  g_array_sort (dots, compare_dots);
  for (guint i = 0; i < dots->len; i++)
    {
      SalDesignDot *dot = &g_array_index (dots, SalDesignDot, i);
      double radius = SAL_DESIGN_DOTS_LARGEST * sqrt (dot->worth / most);

      dot->dot.radius = (float) MAX (radius, SMALLEST);
    }

  return dots;
}

static guint
hue_of (const SalMapStyle *style, gint32 territory)
{
  return territory == SAL_TERRITORY_NONE ||
                 sal_map_style_get_fill (style) != SAL_MAP_FILL_TERRITORIES
             ? SAL_MAP_NEUTRAL_HUE
             : sal_map_style_get_hue (style, (guint) territory);
}

/**
 * sal_design_dots_set:
 * @dots: (nullable) (element-type SalDesignDot): dots; %NULL for none
 * @style: the style of the map
 * @design: the design
 *
 * Shows dots, in the colours of the territories that have the accounts where the map shows
 * territories: an account that is not its area's stands out.
 */
void
sal_design_dots_set (const GArray *dots, SalMapStyle *style, const SalTerritoryDesign *design)
{
  guint n = dots != NULL ? dots->len : 0;
  g_autofree SalMapDot *shown = g_new (SalMapDot, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      const SalDesignDot *dot = &g_array_index (dots, SalDesignDot, i);

      shown[i] = dot->dot;
      shown[i].hue =
          hue_of (style, sal_territory_design_get_account_territory (design, dot->account, NULL));
    }
  sal_map_style_set_dots (style, shown, n);
}

/* The largest of 1, 2 and 5 times a power of ten that is not above it. */
static double
round_down (double value)
{
  double power = pow (10, floor (log10 (value)));
  double digits = value / power;

  return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
}

static const char *
name_worth (SalAccountWorth worth)
{
  switch (worth)
    {
    case SAL_ACCOUNT_WORTH_PIPELINE:
      return _ ("Open pipeline of an account");
    case SAL_ACCOUNT_WORTH_OPPORTUNITIES:
      return _ ("Open opportunities of an account");
    default:
      return _ ("Revenue of an account");
    }
}

/**
 * sal_design_dots_set_legend:
 * @dots: (nullable) (element-type SalDesignDot): dots, the largest first; %NULL for none
 * @style: the style of the map
 * @worth: what they are sized by
 * @currency: the reporting currency, of worths that are money
 *
 * Explains the sizes of dots by up to three examples of round values, a tenth of each other, and
 * their colours.
 */
void
sal_design_dots_set_legend (const GArray *dots,
                            SalMapStyle *style,
                            SalAccountWorth worth,
                            const char *currency)
{
  gboolean is_money = worth != SAL_ACCOUNT_WORTH_OPPORTUNITIES;
  double least = is_money ? LEAST_MONEY : 1;
  double most = dots != NULL && dots->len > 0 ? g_array_index (dots, SalDesignDot, 0).worth : 0;
  double value = most >= least ? round_down (most) : 0;
  char *labels[N_EXAMPLES + 1] = { NULL };
  float radii[N_EXAMPLES];
  guint n = 0;

  for (; n < N_EXAMPLES && value >= least; value /= 10)
    {
      labels[n] = is_money ? sal_money_format_short ((gint64) llround (value), currency)
                           : sal_number_format (value, 0);
      radii[n] = (float) MAX (SAL_DESIGN_DOTS_LARGEST * sqrt (value / most), SMALLEST);
      n++;
    }
  sal_map_style_set_dot_legend (style,
                                name_worth (worth),
                                sal_map_style_get_fill (style) == SAL_MAP_FILL_TERRITORIES
                                    ? _ ("Coloured by territory")
                                    : NULL,
                                (const char *const *) labels,
                                radii,
                                n);
  for (guint i = 0; i < n; i++)
    g_free (labels[i]);
}

/* The first letter of each of up to three words. */
static char *
take_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *initials = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < 3; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
      n++;
    }

  return g_string_free (initials, FALSE);
}

static void
free_initials (gpointer data)
{
  g_free (((SalMapHome *) data)->initials);
}

/**
 * sal_design_dots_set_homes:
 * @style: the style of the map
 * @design: (nullable): the design; %NULL for no homes
 * @shape: its areas on a plane
 *
 * Shows where those live who hold the territories, as far as that is known.
 */
void
sal_design_dots_set_homes (SalMapStyle *style,
                           const SalTerritoryDesign *design,
                           const SalMapShape *shape)
{
  g_autoptr (GArray) homes = g_array_new (FALSE, FALSE, sizeof (SalMapHome));
  guint n = design != NULL ? sal_territory_design_get_n_territories (design) : 0;

  g_array_set_clear_func (homes, free_initials);
  for (guint t = 0; t < n; t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);
      SalMapHome home = { .name = territory->holder, .hue = hue_of (style, (gint32) t) };

      if (territory->holder == NULL || !isfinite (territory->home.latitude) ||
          !isfinite (territory->home.longitude))
        continue;
      home.point = sal_map_shape_project (shape, territory->home);
      home.initials = take_initials (territory->holder);
      g_array_append_val (homes, home);
    }
  sal_map_style_set_homes (style, (const SalMapHome *) (gpointer) homes->data, homes->len);
}
