/* sal-tier-effect-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-effect-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accounts-page.h"
#include "sal-number.h"

struct _SalTierEffectView
{
  AdwBin parent_instance;

  SalPortfolioData *data;      /* (nullable): rated by the scheme; not owned */
  const SalTierScheme *scheme; /* (nullable): not owned */
  SalTierSum *sums;            /* (nullable): of the tiers, and of accounts without one */

  GtkLabel *stale_label;
  GtkLabel *moves_label;
  SalIndexTable *tier_table;
  SalIndexTable *move_table;
};

G_DEFINE_FINAL_TYPE (SalTierEffectView, sal_tier_effect_view, ADW_TYPE_BIN)

static const char *
name_tier (const SalTierScheme *scheme, int tier)
{
  return tier >= 0 && tier < (int) scheme->tiers->len
             ? g_array_index (scheme->tiers, SalTier, tier).name
             : _ ("No Tier");
}

static const SalPortfolioAccount *
get_account (SalTierEffectView *self, guint row)
{
  return &g_array_index (self->data->portfolio->accounts, SalPortfolioAccount, row);
}

/* --- the tiers --- */

typedef enum
{
  TIER_NAME,
  TIER_ACCOUNTS,
  TIER_CAPACITY,
  TIER_CAME,
  TIER_LEFT,
  TIER_REVENUE,
  N_TIER_COLUMNS,
} TierColumn;

static gint64
get_capacity (SalTierEffectView *self, guint row)
{
  return row < self->scheme->tiers->len ? g_array_index (self->scheme->tiers, SalTier, row).capacity
                                        : -1;
}

/* NaN: it has none, such as a capacity */
static double
get_tier_number (SalTierEffectView *self, guint row, guint column)
{
  const SalTierSum *sum = &self->sums[row];

  switch ((TierColumn) column)
    {
    case TIER_ACCOUNTS:
      return sum->n_accounts;
    case TIER_CAPACITY:
      return get_capacity (self, row) < 0 ? NAN : (double) get_capacity (self, row);
    case TIER_CAME:
      return sum->n_came;
    case TIER_LEFT:
      return sum->n_left;
    case TIER_REVENUE:
      return sum->revenue;
    default:
      return row;
    }
}

/* Where there are more accounts than there are people for. */
static gboolean
is_over (gpointer data, guint row, guint column)
{
  SalTierEffectView *self = data;
  gint64 capacity = get_capacity (self, row);

  return column == TIER_ACCOUNTS && capacity >= 0 && self->sums[row].n_accounts > capacity;
}

static char *
format_tier (gpointer data, guint row, guint column)
{
  SalTierEffectView *self = data;
  double value = get_tier_number (self, row, column);
  g_autofree char *text = NULL;

  if (column == TIER_NAME)
    return g_strdup (name_tier (self->scheme, (int) row));
  if (isnan (value))
    return g_strdup (_ ("any"));
  if (column == TIER_REVENUE)
    return sal_portfolio_data_format_amount (self->data, value);

  text = sal_number_format (value, 0);
  if (is_over (data, row, column))
    return g_strdup_printf ("⚠ %s", text);

  return g_steal_pointer (&text);
}

static int
compare_tiers (gpointer data, guint row, guint other, guint column)
{
  double one = get_tier_number (data, row, column), two = get_tier_number (data, other, column);

  if (isnan (one) || isnan (two))
    return isnan (two) - isnan (one);

  return (one > two) - (one < two);
}

static const SalIndexSource tier_cells = { format_tier, compare_tiers, NULL, NULL, is_over };

/* --- who moves --- */

typedef enum
{
  MOVE_NAME,
  MOVE_FROM,
  MOVE_TO,
  MOVE_SCORE,
  MOVE_REVENUE,
  N_MOVE_COLUMNS,
} MoveColumn;

static char *
format_move (gpointer data, guint row, guint column)
{
  SalTierEffectView *self = data;
  const SalPortfolioAccount *account = get_account (self, row);

  switch ((MoveColumn) column)
    {
    case MOVE_FROM:
      return g_strdup (name_tier (self->scheme, account->before));
    case MOVE_TO:
      return g_strdup (name_tier (self->scheme, account->tier));
    case MOVE_SCORE:
      return isnan (account->score) ? g_strdup ("–") : sal_number_format (account->score, 1);
    case MOVE_REVENUE:
      return isnan (account->values[SAL_TIER_REVENUE])
                 ? g_strdup ("–")
                 : sal_portfolio_data_format_amount (self->data, account->values[SAL_TIER_REVENUE]);
    default:
      return g_strdup (account->name);
    }
}

static int
compare_moves (gpointer data, guint row, guint other, guint column)
{
  const SalPortfolioAccount *one = get_account (data, row), *two = get_account (data, other);
  double a = row, b = other;

  switch ((MoveColumn) column)
    {
    case MOVE_FROM:
      a = one->before;
      b = two->before;
      break;
    case MOVE_TO:
      a = one->tier;
      b = two->tier;
      break;
    case MOVE_SCORE:
      a = one->score;
      b = two->score;
      break;
    case MOVE_REVENUE:
      a = one->values[SAL_TIER_REVENUE];
      b = two->values[SAL_TIER_REVENUE];
      break;
    default:
      break;
    }
  if (isnan (a) || isnan (b))
    return isnan (b) - isnan (a);

  return (a > b) - (a < b);
}

static const SalIndexSource move_cells = { format_move, compare_moves, NULL, NULL, NULL };

static void
activated_cb (SalTierEffectView *self, guint row)
{
  sal_accounts_page_show_account (GTK_WIDGET (self), get_account (self, row)->id, NULL);
}

/* --- what shows --- */

static void
show_moves (SalTierEffectView *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->data->portfolio->accounts->len; i++)
    if (sal_portfolio_account_moves (get_account (self, i)))
      g_array_append_val (rows, i);
  text = rows->len == 0 ? g_strdup (_ ("Nobody would change tier"))
                        : g_strdup_printf (ngettext ("%u account would change tier",
                                                     "%u accounts would change tier",
                                                     rows->len),
                                           rows->len);
  gtk_label_set_label (self->moves_label, text);
  sal_index_table_fill (self->move_table, (const guint *) (gpointer) rows->data, rows->len);
}

static void
set_dimmed (gpointer widget, gboolean is_dimmed)
{
  if (is_dimmed)
    gtk_widget_add_css_class (widget, "dim-label");
  else
    gtk_widget_remove_css_class (widget, "dim-label");
}

/* Dimmed, and said so. */
static void
show_stale (SalTierEffectView *self, gboolean is_stale)
{
  gtk_widget_set_visible (GTK_WIDGET (self->stale_label), is_stale);
  set_dimmed (self->moves_label, is_stale);
  set_dimmed (self->tier_table, is_stale);
  set_dimmed (self->move_table, is_stale);
}

/**
 * sal_tier_effect_view_show:
 * @self: the view
 * @data: (nullable): a portfolio, rated by @scheme; it and the scheme have to stay until something
 *   else is shown
 * @scheme: (nullable): %NULL while accounts cannot be rated
 * @is_current: whether the scheme is the one that is edited, and not what it was before it was left
 *   incomplete
 *
 * Shows what comes of a tier model, against the tiers that are stored.
 */
void
sal_tier_effect_view_show (SalTierEffectView *self,
                           SalPortfolioData *data,
                           const SalTierScheme *scheme,
                           gboolean is_current)
{
  g_autofree SalTierSum *before = g_steal_pointer (&self->sums);

  self->data = data;
  self->scheme = scheme;
  show_stale (self, data != NULL && scheme != NULL && !is_current);
  if (data == NULL || scheme == NULL)
    {
      sal_index_table_clear (self->tier_table);
      sal_index_table_clear (self->move_table);
      gtk_label_set_label (self->moves_label,
                           data != NULL ? _ ("What comes of it shows once the model is complete")
                                        : "");
      return;
    }

  self->sums = g_new (SalTierSum, scheme->tiers->len + 1);
  sal_account_portfolio_sum (data->portfolio, scheme, self->sums);
  sal_index_table_fill (self->tier_table, NULL, scheme->tiers->len + 1);
  show_moves (self);
}

static void
init_tables (SalTierEffectView *self)
{
  const SalIndexColumn tiers[N_TIER_COLUMNS] = {
    [TIER_NAME] = { .title = _ ("Tier"), .expands = TRUE, .width = 70 },
    [TIER_ACCOUNTS] = { .title = _ ("Accounts"), .is_number = TRUE, .width = 50 },
    [TIER_CAPACITY] = { .title = _ ("Capacity"), .is_number = TRUE, .width = 60 },
    [TIER_CAME] = { .title = _ ("Came"), .is_number = TRUE, .width = 50 },
    [TIER_LEFT] = { .title = _ ("Left"), .is_number = TRUE, .width = 50 },
    [TIER_REVENUE] = { .title = _ ("Won in 12 Months"),
                       .is_number = TRUE,
                       .width = 100,
                       .gives_way = TRUE },
  };
  const SalIndexColumn moves[N_MOVE_COLUMNS] = {
    [MOVE_NAME] = { .title = _ ("Account"), .expands = TRUE, .width = 130 },
    [MOVE_FROM] = { .title = _ ("From"), .width = 60 },
    [MOVE_TO] = { .title = _ ("To"), .width = 60 },
    [MOVE_SCORE] = { .title = _ ("Score"), .is_number = TRUE, .width = 50 },
    [MOVE_REVENUE] = { .title = _ ("Won in 12 Months"),
                       .is_number = TRUE,
                       .width = 100,
                       .gives_way = TRUE },
  };

  sal_index_table_set_source (self->tier_table, &tier_cells, self);
  sal_index_table_set_columns (self->tier_table, tiers, G_N_ELEMENTS (tiers));
  sal_index_table_set_label (self->tier_table, _ ("Tiers"));
  sal_index_table_set_source (self->move_table, &move_cells, self);
  sal_index_table_set_columns (self->move_table, moves, G_N_ELEMENTS (moves));
  sal_index_table_set_label (self->move_table, _ ("Who Moves"));
}

static void
sal_tier_effect_view_dispose (GObject *object)
{
  SalTierEffectView *self = SAL_TIER_EFFECT_VIEW (object);

  if (self->tier_table != NULL)
    sal_tier_effect_view_show (self, NULL, NULL, FALSE);
  self->tier_table = NULL;

  G_OBJECT_CLASS (sal_tier_effect_view_parent_class)->dispose (object);
}

static void
sal_tier_effect_view_class_init (SalTierEffectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_tier_effect_view_dispose;
  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-tier-effect-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalTierEffectView, name)
  BIND (stale_label);
  BIND (moves_label);
  BIND (tier_table);
  BIND (move_table);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sal_tier_effect_view_init (SalTierEffectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  init_tables (self);
}
