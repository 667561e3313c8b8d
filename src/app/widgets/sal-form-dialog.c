/* sal-form-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-form-dialog.h"

#include "sal-accessible.h"

typedef struct
{
  gboolean can_go;
  gboolean busy;

  GtkSpinner *spinner;
  GtkButton *go_button;
  AdwPreferencesPage *page; /* (nullable): until there is one to add groups to */
  GtkLabel *problem_label;
} SalFormDialogPrivate;

typedef enum
{
  PROP_GO_LABEL = 1,
  PROP_CAN_GO,
} SalFormDialogProperty;

static GParamSpec *properties[PROP_CAN_GO + 1];

static guint done_signal;

static GtkBuildableIface *parent_buildable;

static void sal_form_dialog_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (SalFormDialog,
                         sal_form_dialog,
                         ADW_TYPE_WINDOW,
                         G_ADD_PRIVATE (SalFormDialog)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                    sal_form_dialog_buildable_init))

static void
update (SalFormDialog *self)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  gtk_widget_set_sensitive (GTK_WIDGET (priv->go_button), priv->can_go && !priv->busy);
  gtk_widget_set_visible (GTK_WIDGET (priv->spinner), priv->busy);
  gtk_spinner_set_spinning (priv->spinner, priv->busy);
}

static void
go_cb (SalFormDialog *self)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  if (priv->can_go && !priv->busy)
    SAL_FORM_DIALOG_GET_CLASS (self)->go (self);
}

/* Return in a row of the form. */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_cb (SAL_FORM_DIALOG (widget));
}

static void
sal_form_dialog_failed (SalFormDialog *self, const GError *error)
{
  sal_form_dialog_set_problem (self, error->message);
}

static void
sal_form_dialog_add_child (GtkBuildable *buildable,
                           GtkBuilder *builder,
                           GObject *child,
                           const char *type)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (SAL_FORM_DIALOG (buildable));

  if (priv->page != NULL && ADW_IS_PREFERENCES_GROUP (child))
    adw_preferences_page_add (priv->page, ADW_PREFERENCES_GROUP (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sal_form_dialog_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sal_form_dialog_add_child;
}

static void
sal_form_dialog_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (SAL_FORM_DIALOG (object));

  switch ((SalFormDialogProperty) prop_id)
    {
    case PROP_GO_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->go_button));
      break;
    case PROP_CAN_GO:
      g_value_set_boolean (value, priv->can_go);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_form_dialog_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SalFormDialog *self = SAL_FORM_DIALOG (object);

  switch ((SalFormDialogProperty) prop_id)
    {
    case PROP_GO_LABEL:
      sal_form_dialog_set_go_label (self, g_value_get_string (value));
      break;
    case PROP_CAN_GO:
      sal_form_dialog_set_can_go (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_form_dialog_class_init (SalFormDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags notified = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sal_form_dialog_get_property;
  object_class->set_property = sal_form_dialog_set_property;
  klass->failed = sal_form_dialog_failed;

  properties[PROP_GO_LABEL] = g_param_spec_string ("go-label", NULL, NULL, NULL, notified);
  properties[PROP_CAN_GO] = g_param_spec_boolean ("can-go", NULL, NULL, TRUE, notified);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  done_signal = g_signal_new ("done",
                              SAL_TYPE_FORM_DIALOG,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              SAL_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-form-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SalFormDialog, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, SalFormDialog, go_button);
  gtk_widget_class_bind_template_child_private (widget_class, SalFormDialog, page);
  gtk_widget_class_bind_template_child_private (widget_class, SalFormDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_form_dialog_init (SalFormDialog *self)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  priv->can_go = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_form_dialog_set_go_label:
 * @self: a dialog
 * @label: a verb, with a mnemonic
 *
 * Sets what the button that goes on is called.
 */
void
sal_form_dialog_set_go_label (SalFormDialog *self, const char *label)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  if (g_strcmp0 (gtk_button_get_label (priv->go_button), label) == 0)
    return;

  gtk_button_set_label (priv->go_button, label);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GO_LABEL]);
}

/**
 * sal_form_dialog_set_can_go:
 * @self: a dialog
 * @can_go: whether enough was entered
 *
 * Lets the dialog go on, or not yet.
 */
void
sal_form_dialog_set_can_go (SalFormDialog *self, gboolean can_go)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  if (priv->can_go == can_go)
    return;

  priv->can_go = can_go;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO]);
}

/**
 * sal_form_dialog_set_busy:
 * @self: a dialog
 * @busy: whether what was asked for is being done
 *
 * Shows that something takes place for which the dialog waits. sal_form_dialog_run() does it
 * itself.
 */
void
sal_form_dialog_set_busy (SalFormDialog *self, gboolean busy)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  priv->busy = busy;
  update (self);
}

/**
 * sal_form_dialog_set_problem:
 * @self: a dialog
 * @problem: (nullable): why it does not go on; text without markup
 *
 * Says what is wrong below the form, or that nothing is.
 */
void
sal_form_dialog_set_problem (SalFormDialog *self, const char *problem)
{
  SalFormDialogPrivate *priv = sal_form_dialog_get_instance_private (self);

  gtk_label_set_text (priv->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->problem_label), problem != NULL);
}

/**
 * sal_form_dialog_set_row_problem:
 * @row: a row of a form
 * @problem: (nullable): what is wrong with what was entered there; text without markup
 *
 * Says what is wrong in the place of the row's subtitle, which comes back without a problem.
 */
void
sal_form_dialog_set_row_problem (AdwActionRow *row, const char *problem)
{
  gboolean is_markup = adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row));
  g_autofree char *text =
      problem != NULL && is_markup ? g_markup_escape_text (problem, -1) : g_strdup (problem);
  const char *hint = adw_action_row_get_subtitle (row);

  if (g_object_get_data (G_OBJECT (row), "hint") == NULL)
    g_object_set_data_full (G_OBJECT (row), "hint", g_strdup (hint != NULL ? hint : ""), g_free);
  hint = g_object_get_data (G_OBJECT (row), "hint");
  adw_action_row_set_subtitle (row, problem != NULL ? text : hint);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "problem");
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  sal_form_dialog_set_busy (self, FALSE);
  if (error != NULL)
    {
      SAL_FORM_DIALOG_GET_CLASS (self)->failed (self, error);
      return;
    }
  g_signal_emit (self, done_signal, 0, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * sal_form_dialog_run:
 * @self: a dialog
 * @store: the store that is written
 * @label: what the change is called
 * @flags: of the command
 * @func: the command
 * @data: (nullable): what it is given
 * @free_data: (nullable): frees @data when the command has ended
 *
 * Runs a command for the dialog, and then emits "done" and closes it; or says why it did not work.
 */
void
sal_form_dialog_run (SalFormDialog *self,
                     SalStore *store,
                     const char *label,
                     SalCommandFlags flags,
                     SalCommandFunc func,
                     gpointer data,
                     GDestroyNotify free_data)
{
  sal_form_dialog_set_problem (self, NULL);
  sal_form_dialog_set_busy (self, TRUE);
  sal_store_run_async (
      store, label, flags, func, data, free_data, NULL, run_cb, g_object_ref (self));
}
