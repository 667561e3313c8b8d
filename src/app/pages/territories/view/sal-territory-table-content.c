/* sal-territory-table-content.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-table-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

/* What stands in the cells of areas and accounts, and how it is sorted. */

G_DEFINE_FINAL_TYPE (SalTerritoryItem, sal_territory_item, G_TYPE_OBJECT)

static void
sal_territory_item_class_init (SalTerritoryItemClass *klass)
{
}

static void
sal_territory_item_init (SalTerritoryItem *self)
{
}

static const char *
territory_name (SalTerritoryTable *self, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (self->design, (guint) territory)->name
             : "";
}

static const char *
area_text (SalTerritoryTable *self, guint area, guint column)
{
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL);

  switch (column)
    {
    case AREA_NAME:
      return all[area].name;
    case AREA_STATE:
      return all[area].parent;
    default:
      return territory_name (self, sal_territory_design_get_assignment (self->design)[area]);
    }
}

static const char *
reason_text (SalDesignReason reason)
{
  static const char *const reasons[] = {
    [SAL_DESIGN_REASON_NONE] = N_ ("No territory has its area"),
    [SAL_DESIGN_REASON_NAMED] = N_ ("Named for it"),
    [SAL_DESIGN_REASON_RULE] = N_ ("By a rule"),
    [SAL_DESIGN_REASON_AREA] = N_ ("By its area"),
  };

  return _ (reasons[reason]);
}

/* What the territory of the table has of an account by name, else what is the most of it; NULL if
 * it is not named. */
static const SalDesignShare *
find_share (SalTerritoryTable *self, guint account)
{
  guint n_shares;
  const SalDesignShare *shares =
      sal_territory_design_find_shares (self->design, account, &n_shares);
  const SalDesignShare *largest = n_shares > 0 ? shares : NULL;

  for (guint i = 0; i < n_shares; i++)
    {
      if (shares[i].territory == self->territory)
        return &shares[i];
      largest = shares[i].share > largest->share ? &shares[i] : largest;
    }

  return largest;
}

const char *
sal_territory_table_get_account_name (SalTerritoryTable *self, guint index)
{
  guint n_accounts;
  gint64 id = sal_territory_design_get_accounts (self->design, &n_accounts)[index].id;
  const SalDimension *names =
      self->facts != NULL ? self->facts->dimensions[SAL_FACT_ACCOUNT] : NULL;

  return names != NULL ? sal_dimension_get_label (names, sal_dimension_find (names, id)) : "";
}

static const char *
account_text (SalTerritoryTable *self, guint index, guint column)
{
  SalDesignReason reason;
  gint32 territory = sal_territory_design_get_account_territory (self->design, index, &reason);
  const SalDesignShare *share = find_share (self, index);

  switch (column)
    {
    case ACCOUNT_NAME:
      return sal_territory_table_get_account_name (self, index);
    case ACCOUNT_TERRITORY:
      return territory_name (self, share != NULL ? share->territory : territory);
    default:
      return share != NULL && share->until != 0 ? _ ("Held over") : reason_text (reason);
    }
}

static const char *
text_of (const SalTerritoryColumn *column, guint index)
{
  return column->content == SAL_TERRITORY_AREAS
             ? area_text (column->table, index, column->column)
             : account_text (column->table, index, column->column);
}

gboolean
sal_territory_column_is_text (const SalTerritoryColumn *column)
{
  return column->column <
         (column->content == SAL_TERRITORY_AREAS ? (guint) AREA_N_TEXTS : (guint) ACCOUNT_N_TEXTS);
}

static double
account_number (SalTerritoryTable *self, guint index, guint column)
{
  guint n_accounts;
  const SalDesignAccount *account =
      &sal_territory_design_get_accounts (self->design, &n_accounts)[index];
  const SalDesignShare *share = find_share (self, index);

  switch (column)
    {
    case ACCOUNT_SHARE:
      return share != NULL ? share->share : 1;
    case ACCOUNT_UNTIL:
      return share != NULL ? share->until : 0;
    case ACCOUNT_REVENUE:
      return (double) account->revenue;
    case ACCOUNT_PIPELINE:
      return (double) account->pipeline;
    default:
      return account->n_open;
    }
}

static double
number_of (const SalTerritoryColumn *column, guint index)
{
  SalTerritoryDesign *design = column->table->design;

  if (column->content == SAL_TERRITORY_ACCOUNTS)
    return account_number (column->table, index, column->column);

  return sal_territory_design_get_measure (design, column->column - AREA_N_TEXTS)->values[index];
}

static gboolean
is_money (const SalTerritoryColumn *column)
{
  if (column->content == SAL_TERRITORY_ACCOUNTS)
    return column->column == ACCOUNT_REVENUE || column->column == ACCOUNT_PIPELINE;

  return sal_territory_design_get_measure (column->table->design, column->column - AREA_N_TEXTS)
      ->is_money;
}

/* What is whole, and what has no end, is not worth a word. */
static char *
format_special (guint column, double number)
{
  if (column == ACCOUNT_SHARE)
    return number >= 1
               ? g_strdup ("")
               : sal_rate_format_percent (llround (number * SAL_RATE_ONE),
                                          fabs (number * 100 - round (number * 100)) > 1e-6);

  return number == 0 ? g_strdup ("") : sal_date_format ((gint32) number);
}

char *
sal_territory_column_format (const SalTerritoryColumn *column, guint index)
{
  double number;

  if (sal_territory_column_is_text (column))
    return g_strdup (text_of (column, index));
  number = number_of (column, index);
  if (column->content == SAL_TERRITORY_ACCOUNTS &&
      (column->column == ACCOUNT_SHARE || column->column == ACCOUNT_UNTIL))
    return format_special (column->column, number);

  return is_money (column) && column->table->facts != NULL
             ? sal_money_format ((gint64) llround (number), column->table->facts->currency)
             : sal_number_format (number, 0);
}

int
sal_territory_column_compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const SalTerritoryColumn *column = user_data;
  guint a = ((SalTerritoryItem *) one)->index, b = ((SalTerritoryItem *) other)->index;
  double first, second;

  if (sal_territory_column_is_text (column))
    return g_utf8_collate (text_of (column, a), text_of (column, b));
  first = number_of (column, a);
  second = number_of (column, b);

  return (first > second) - (first < second);
}
