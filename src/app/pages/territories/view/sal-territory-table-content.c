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
#include "sal-text.h"

/* What stands in the cells of areas and accounts, and how it is sorted. */

static const char *
territory_name (const SalTerritoryTable *self, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (self->design, (guint) territory)->name
             : "";
}

static const char *
area_text (const SalTerritoryTable *self, guint area, guint column)
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

static char *
format_money (const SalTerritoryTable *self, double number)
{
  return self->facts != NULL ? sal_money_format (llround (number), self->facts->currency)
                             : sal_number_format (number, 0);
}

static char *
write_money (const SalTerritoryTable *self, double number)
{
  return self->facts != NULL ? sal_money_to_text (llround (number), self->facts->currency)
                             : sal_text_from_double (number);
}

static int
compare_numbers (double one, double other)
{
  return (one > other) - (one < other);
}

/* --- areas --- */

static const SalAreaMeasure *
get_measure (const SalTerritoryTable *self, guint column)
{
  return sal_territory_design_get_measure (self->design, column - AREA_N_TEXTS);
}

static char *
format_area (gpointer data, guint area, guint column)
{
  const SalTerritoryTable *self = data;
  const SalAreaMeasure *measure;

  if (column < AREA_N_TEXTS)
    return g_strdup (area_text (self, area, column));
  measure = get_measure (self, column);

  return measure->is_money ? format_money (self, measure->values[area])
                           : sal_number_format (measure->values[area], 0);
}

static char *
write_area (gpointer data, guint area, guint column)
{
  const SalTerritoryTable *self = data;
  const SalAreaMeasure *measure;

  if (column < AREA_N_TEXTS)
    return g_strdup (area_text (self, area, column));
  measure = get_measure (self, column);

  return measure->is_money ? write_money (self, measure->values[area])
                           : sal_text_from_double (measure->values[area]);
}

static int
compare_areas (gpointer data, guint area, guint other, guint column)
{
  const double *values;

  if (column < AREA_N_TEXTS)
    return g_utf8_collate (area_text (data, area, column), area_text (data, other, column));
  values = get_measure (data, column)->values;

  return compare_numbers (values[area], values[other]);
}

const SalIndexSource sal_territory_area_source = {
  .format = format_area,
  .compare = compare_areas,
  .write = write_area,
};

/* --- accounts --- */

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

static gboolean
is_money (guint column)
{
  return column == ACCOUNT_REVENUE || column == ACCOUNT_PIPELINE;
}

static char *
format_account (gpointer data, guint account, guint column)
{
  SalTerritoryTable *self = data;
  double number;

  if (column < ACCOUNT_N_TEXTS)
    return g_strdup (account_text (self, account, column));
  number = account_number (self, account, column);
  if (column == ACCOUNT_SHARE || column == ACCOUNT_UNTIL)
    return format_special (column, number);

  return is_money (column) ? format_money (self, number) : sal_number_format (number, 0);
}

static char *
write_account (gpointer data, guint account, guint column)
{
  SalTerritoryTable *self = data;
  char date[SAL_DATE_BUFFER];
  double number;

  if (column < ACCOUNT_N_TEXTS)
    return g_strdup (account_text (self, account, column));
  number = account_number (self, account, column);
  if (column == ACCOUNT_UNTIL)
    return g_strdup (number == 0 ? "" : sal_date_write_iso ((gint32) number, date));

  return is_money (column) ? write_money (self, number) : sal_text_from_double (number);
}

static int
compare_accounts (gpointer data, guint account, guint other, guint column)
{
  if (column < ACCOUNT_N_TEXTS)
    return g_utf8_collate (account_text (data, account, column),
                           account_text (data, other, column));

  return compare_numbers (account_number (data, account, column),
                          account_number (data, other, column));
}

const SalIndexSource sal_territory_account_source = {
  .format = format_account,
  .compare = compare_accounts,
  .write = write_account,
};
