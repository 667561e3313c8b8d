/* sal-customers-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-customers-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-what-if.h"
#include "sal-index-table.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-text.h"

enum
{
  ACCOUNT,
  TERRITORY,
  N_TEXTS,
  SHARE = N_TEXTS,
  REVENUE,
  N_COLUMNS,
};

struct _SalCustomersDialog
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  GHashTable *names; /* by account id */
  char *currency;
  GArray *customers; /* of SalWhatIfCustomer: the rows */

  GtkSpinButton *share_spin;
  GtkStack *stack;
  SalIndexTable *view;
  GtkMenuButton *sort_button;
};

enum
{
  ACCOUNT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalCustomersDialog, sal_customers_dialog, ADW_TYPE_WINDOW)

static gint64
get_account (SalCustomersDialog *self, guint row)
{
  guint n_accounts;

  return sal_territory_design_get_accounts (
             self->design,
             &n_accounts)[g_array_index (self->customers, SalWhatIfCustomer, row).account]
      .id;
}

static const char *
text_of (SalCustomersDialog *self, guint row, guint column)
{
  gint32 territory = g_array_index (self->customers, SalWhatIfCustomer, row).territory;
  gint64 account = get_account (self, row);
  const char *name;

  if (column == TERRITORY)
    return sal_territory_design_get_territory (self->design, (guint) territory)->name;
  name = g_hash_table_lookup (self->names, &account);

  return name != NULL ? name : _ ("(no name)");
}

/* 0 to 100, or minor units */
static double
number_of (SalCustomersDialog *self, guint row, guint column)
{
  const SalWhatIfCustomer *customer = &g_array_index (self->customers, SalWhatIfCustomer, row);

  return column == SHARE ? 100 * customer->share : customer->revenue;
}

static char *
format (gpointer data, guint row, guint column)
{
  SalCustomersDialog *self = data;
  g_autofree char *number = NULL;

  if (column < N_TEXTS)
    return g_strdup (text_of (self, row, column));
  if (column == REVENUE)
    return sal_money_format (llround (number_of (self, row, column)), self->currency);
  number = sal_number_format (number_of (self, row, column), 1);

  return g_strdup_printf ("%s %%", number);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  SalCustomersDialog *self = data;

  if (column < N_TEXTS)
    return g_strdup (text_of (self, row, column));
  if (column == REVENUE)
    return sal_money_to_text (llround (number_of (self, row, column)), self->currency);

  return sal_text_from_double (number_of (self, row, column));
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  double a, b;

  if (column < N_TEXTS)
    return g_utf8_collate (text_of (data, row, column), text_of (data, other, column));
  a = number_of (data, row, column);
  b = number_of (data, other, column);

  return (a > b) - (a < b);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
};

static void
set_columns (SalCustomersDialog *self)
{
  const SalIndexColumn columns[] = {
    [ACCOUNT] = { _ ("Account"), FALSE, TRUE, 170 },
    [TERRITORY] = { _ ("Territory"), FALSE, TRUE, 170 },
    [SHARE] = { _ ("Share of Revenue"), TRUE, FALSE, 140 },
    [REVENUE] = { _ ("Revenue"), TRUE, FALSE, 140 },
  };

  sal_index_table_set_columns (self->view, columns, G_N_ELEMENTS (columns));
}

static void
fill (SalCustomersDialog *self)
{
  if (self->design == NULL)
    return;

  sal_index_table_clear (self->view);
  g_array_unref (self->customers);
  self->customers =
      sal_what_if_list_customers (self->design, gtk_spin_button_get_value (self->share_spin) / 100);
  sal_index_table_fill (self->view, NULL, self->customers->len);
  gtk_stack_set_visible_child_name (self->stack, self->customers->len > 0 ? "customers" : "none");
}

static void
activated_cb (SalCustomersDialog *self, guint row)
{
  g_signal_emit (self, signals[ACCOUNT_ACTIVATED], 0, get_account (self, row));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_customers_dialog_dispose (GObject *object)
{
  SalCustomersDialog *self = SAL_CUSTOMERS_DIALOG (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;
  g_clear_pointer (&self->customers, g_array_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->currency, g_free);

  G_OBJECT_CLASS (sal_customers_dialog_parent_class)->dispose (object);
}

static void
sal_customers_dialog_class_init (SalCustomersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_customers_dialog_dispose;

  signals[ACCOUNT_ACTIVATED] = g_signal_new ("account-activated",
                                             SAL_TYPE_CUSTOMERS_DIALOG,
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-customers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, share_spin);
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SalCustomersDialog, sort_button);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_customers_dialog_init (SalCustomersDialog *self)
{
  self->customers = g_array_new (FALSE, FALSE, sizeof (SalWhatIfCustomer));
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  set_columns (self);
  sal_index_table_set_sort_button (self->view, self->sort_button);
}

static void
keep_names (SalCustomersDialog *self, SalFacts *facts)
{
  const SalDimension *dimension = facts->dimensions[SAL_FACT_ACCOUNT];
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      gint32 code = sal_dimension_find (dimension, accounts[i].id);

      if (code >= 0)
        g_hash_table_insert (self->names,
                             g_memdup2 (&accounts[i].id, sizeof accounts[i].id),
                             g_strdup (sal_dimension_get_label (dimension, code)));
    }
}

/**
 * sal_customers_dialog_new:
 * @parent: the window it belongs to
 * @design: a design that is prepared
 * @facts: (nullable): knows the names of accounts
 * @currency: the reporting currency
 *
 * Creates a dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_customers_dialog_new (GtkWindow *parent,
                          SalTerritoryDesign *design,
                          SalFacts *facts,
                          const char *currency)
{
  SalCustomersDialog *self =
      g_object_new (SAL_TYPE_CUSTOMERS_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->design = sal_territory_design_ref (design);
  self->currency = g_strdup (currency);
  if (facts != NULL)
    keep_names (self, facts);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->share_spin));

  return GTK_WIDGET (self);
}
