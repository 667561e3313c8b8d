/* sal-earning-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-earning-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-index-table.h"
#include "sal-money.h"
#include "sal-pay-statement-sums.h"
#include "sal-pay-words.h"
#include "sal-statement-text.h"

/* A line; who earned nothing, and is paid all the same, has a row without one. */
typedef struct
{
  const SalPayStatement *statement;
  const SalPayStatementLine *line; /* (nullable) */
  double measured, attainment;     /* to sort by */
  char *folded;                    /* what is searched */
} Row;

struct _SalEarningTable
{
  AdwBin parent_instance;

  const SalPayoutStatements *content; /* (nullable): its owner shows others before it goes */
  GArray *rows;                       /* of Row */

  GtkSearchEntry *search_entry;
  GtkMenuButton *sort_button;
  GtkStack *stack;
  SalIndexTable *table;
  GtkLabel *total_label;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalEarningTable, sal_earning_table, ADW_TYPE_BIN)

enum
{
  COLUMN_PERSON,
  COLUMN_PLAN,
  COLUMN_COMPONENT,
  COLUMN_CREDIT,
  COLUMN_ATTAINMENT,
  COLUMN_EARNING,
  COLUMN_PAYMENT,
  N_COLUMNS,
};

/* --- cells --- */

static const Row *
get_row (gconstpointer data, guint row)
{
  return &g_array_index (((const SalEarningTable *) data)->rows, Row, row);
}

static char *
or_dash (char *text)
{
  return text != NULL ? text : g_strdup ("–");
}

static char *
format_credit (const SalEarningTable *self, const SalPayStatementLine *line)
{
  const SalPayStatementSetting *setting = self->content->setting;
  const SalPlanComponent *component = sal_pay_statement_setting_get_component (setting, line);

  return component != NULL && line->measured != NULL
             ? sal_pay_words_measured (line->measured,
                                       sal_pay_statement_setting_get_plan (setting, line->id),
                                       component)
             : NULL;
}

static char *
format (gpointer data, guint index, guint column)
{
  const SalEarningTable *self = data;
  const SalPayStatementSetting *setting = self->content->setting;
  const Row *row = get_row (self, index);

  if (column == COLUMN_PERSON)
    return g_strdup (row->statement->name);
  if (column == COLUMN_PAYMENT)
    return sal_money_format (row->statement->amounts.paid, row->statement->currency);
  if (row->line == NULL)
    return g_strdup ("–");
  switch (column)
    {
    case COLUMN_PLAN:
      return g_strdup (row->line->plan);
    case COLUMN_COMPONENT:
      return sal_statement_report_title_line (setting, row->line);
    case COLUMN_CREDIT:
      return or_dash (format_credit (self, row->line));
    case COLUMN_ATTAINMENT:
      return or_dash (sal_statement_report_format_attainment (setting, row->line));
    case COLUMN_EARNING:
    default:
      return sal_money_format (row->line->amount, row->line->currency);
    }
}

/* Amounts as spreadsheets read them. */
static char *
write_cell (gpointer data, guint index, guint column)
{
  const Row *row = get_row (data, index);

  if (column == COLUMN_PAYMENT)
    return sal_money_to_text (row->statement->amounts.paid, row->statement->currency);
  if (column == COLUMN_EARNING && row->line != NULL)
    return sal_money_to_text (row->line->amount, row->line->currency);

  return format (data, index, column);
}

static int
compare_numbers (double one, double other)
{
  return (one > other) - (one < other);
}

static int
compare_amounts (gint64 one, gint64 other)
{
  return (one > other) - (one < other);
}

static int
compare (gpointer data, guint index, guint other_index, guint column)
{
  const Row *one = get_row (data, index), *other = get_row (data, other_index);
  g_autofree char *text = NULL, *other_text = NULL;

  switch (column)
    {
    case COLUMN_CREDIT:
      return compare_numbers (one->measured, other->measured);
    case COLUMN_ATTAINMENT:
      return compare_numbers (one->attainment, other->attainment);
    case COLUMN_EARNING:
      return compare_amounts (one->line != NULL ? one->line->amount : 0,
                              other->line != NULL ? other->line->amount : 0);
    case COLUMN_PAYMENT:
      return compare_amounts (one->statement->amounts.paid, other->statement->amounts.paid);
    default:
      text = format (data, index, column);
      other_text = format (data, other_index, column);
      return g_utf8_collate (text, other_text);
    }
}

/* "Ada Byron, Deals: $400.00" */
static char *
name_row (gpointer data, guint index)
{
  g_autofree char *component = format (data, index, COLUMN_COMPONENT);
  g_autofree char *amount = format (data, index, COLUMN_EARNING);

  return g_strdup_printf ("%s, %s: %s", get_row (data, index)->statement->name, component, amount);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
};

static void
activated_cb (SalEarningTable *self, guint index)
{
  const Row *row = get_row (self, index);

  g_signal_emit (
      self, signals[ACTIVATED], 0, row->statement->person, row->line != NULL ? row->line->id : 0);
}

/* --- totals --- */

/* Of one currency. */
typedef struct
{
  const char *currency;
  gint64 earned, paid;
} Total;

static Total *
ensure_total (GArray *totals, const char *currency)
{
  const Total added = { .currency = currency };

  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, Total, i).currency == currency)
      return &g_array_index (totals, Total, i);
  g_array_append_val (totals, added);

  return &g_array_index (totals, Total, totals->len - 1);
}

/* Each payment once, however many lines it has. */
static void
show_totals (SalEarningTable *self, const guint *rows, guint n_rows)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (Total));
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      const Row *row = get_row (self, rows[i]);
      Total *total = ensure_total (totals, row->statement->currency);

      total->earned += row->line != NULL ? row->line->amount : 0;
      if (g_hash_table_add (people, (gpointer) row->statement))
        total->paid += row->statement->amounts.paid;
    }
  /* translators: a number of lines of a table */
  g_string_append_printf (
      text, ngettext ("Total of %u earning", "Total of %u earnings", n_rows), n_rows);
  for (guint i = 0; i < totals->len; i++)
    {
      const Total *one = &g_array_index (totals, Total, i);
      g_autofree char *earned = sal_money_format (one->earned, one->currency);
      g_autofree char *paid = sal_money_format (one->paid, one->currency);

      g_string_append (text, " · ");
      /* translators: two amounts */
      g_string_append_printf (text, _ ("earned %s, paid %s"), earned, paid);
    }
  gtk_label_set_label (self->total_label, text->str);
  g_string_free (text, TRUE);
}

/* --- which there are --- */

static gboolean
matches (const Row *row, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (row->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
fill (SalEarningTable *self)
{
  g_autofree char *sought =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_auto (GStrv) words = g_strsplit_set (sought, " \t", -1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    if (matches (get_row (self, i), words))
      g_array_append_val (found, i);
  sal_index_table_fill (self->table, (const guint *) (gpointer) found->data, found->len);
  show_totals (self, (const guint *) (gpointer) found->data, found->len);
  gtk_stack_set_visible_child_name (self->stack,
                                    found->len > 0        ? "table"
                                    : self->rows->len > 0 ? "not-found"
                                                          : "empty");
}

static double
read_number (const char *exact)
{
  g_auto (SalRational) number = SAL_RATIONAL_INIT;

  if (exact == NULL)
    return 0;
  sal_pay_statement_read_exact (exact, &number);

  return sal_rational_to_double (&number);
}

static void
add_row (SalEarningTable *self, const SalPayStatement *statement, const SalPayStatementLine *line)
{
  Row row = { .statement = statement, .line = line };
  g_autofree char *component = NULL, *all = NULL;

  if (line != NULL)
    {
      row.measured = read_number (line->measured);
      row.attainment = read_number (line->attainment);
      component = sal_statement_report_title_line (self->content->setting, line);
    }
  all = g_strjoin (" ", statement->name, line != NULL ? line->plan : "", component, NULL);
  row.folded = g_utf8_casefold (all, -1);
  g_array_append_val (self->rows, row);
}

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->folded);
}

/* --- the widget --- */

static void
sal_earning_table_dispose (GObject *object)
{
  SalEarningTable *self = SAL_EARNING_TABLE (object);

  if (self->table != NULL)
    sal_index_table_clear (self->table);
  self->table = NULL;

  G_OBJECT_CLASS (sal_earning_table_parent_class)->dispose (object);
}

static void
sal_earning_table_finalize (GObject *object)
{
  g_array_unref (SAL_EARNING_TABLE (object)->rows);

  G_OBJECT_CLASS (sal_earning_table_parent_class)->finalize (object);
}

static void
sal_earning_table_class_init (SalEarningTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_earning_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_earning_table_finalize;

  signals[ACTIVATED] = g_signal_new ("activated",
                                     SAL_TYPE_EARNING_TABLE,
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     2,
                                     G_TYPE_INT64,
                                     G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-earning-table.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalEarningTable, name)
  BIND (search_entry);
  BIND (sort_button);
  BIND (stack);
  BIND (table);
  BIND (total_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
sal_earning_table_init (SalEarningTable *self)
{
  const SalIndexColumn columns[N_COLUMNS] = {
    [COLUMN_PERSON] = { .title = _ ("Person"), .expands = TRUE, .width = 120 },
    [COLUMN_PLAN] = { .title = _ ("Plan"), .width = 176 },
    [COLUMN_COMPONENT] = { .title = _ ("Component"), .width = 130 },
    [COLUMN_CREDIT] = { .title = _ ("Credit"), .is_number = TRUE, .width = 105 },
    [COLUMN_ATTAINMENT] = { .title = _ ("Attainment"), .is_number = TRUE, .width = 80 },
    [COLUMN_EARNING] = { .title = _ ("Earning"), .is_number = TRUE, .width = 95 },
    [COLUMN_PAYMENT] = { .title = _ ("Payment"), .is_number = TRUE, .width = 95 },
  };

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->table, &cells, self);
  sal_index_table_set_label (self->table, _ ("Earnings"));
  sal_index_table_set_columns (self->table, columns, N_COLUMNS);
  sal_index_table_set_sort_button (self->table, self->sort_button);
}

/**
 * sal_earning_table_show:
 * @self: a table
 * @content: (nullable): the statements of a period with their lines, which have to stay until
 *   others are shown
 *
 * Shows what everybody earned.
 */
void
sal_earning_table_show (SalEarningTable *self, const SalPayoutStatements *content)
{
  sal_index_table_clear (self->table);
  g_array_set_size (self->rows, 0);
  self->content = content;
  for (guint i = 0; content != NULL && i < content->statements->len; i++)
    {
      const SalPayStatement *statement = content->statements->pdata[i];

      for (guint k = 0; k < statement->lines->len; k++)
        add_row (self, statement, statement->lines->pdata[k]);
      if (statement->lines->len == 0)
        add_row (self, statement, NULL);
    }
  fill (self);
}

void
sal_earning_table_focus_search (SalEarningTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
