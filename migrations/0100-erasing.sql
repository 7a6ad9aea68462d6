-- Who a message went to is forgotten with the contact of the business.
grant delete on call.message_receiver to gelaran_app;
